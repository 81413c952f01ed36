"""Git → spec tree: the specs as they were at a revision, read from git's object store.

Only plumbing is asked, and only to read: nothing is checked out, no index, worktree, stash or branch is touched, no
hook, filter or pager runs, and nothing is fetched.
"""

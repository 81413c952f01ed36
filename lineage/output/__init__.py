"""Values → text: one format a file. None of them touches the disk, and all of them distrust what specs say."""

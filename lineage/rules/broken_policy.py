"""A policy of the organisation is broken.

## What is wrong

Something that a policy chooses is not as the policy requires, or is as it forbids. The message says in what way; the
policy says why, in its own words, and how severe it is. Where a path breaks it, each relationship on the way is shown.

## Why it matters

Policies are what the organisation has agreed on. `lineage explain` prints one by its id.

## Example

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tables: {people: {columns: {email: {tags: [pii]}}}}}
  count: {type: Notebook, inputs: [lake.people], outputs: [figures]}
  figures: {type: Warehouse}
  press-report: {type: Report, sensitivity: public, inputs: [figures]}
---
apiVersion: lineage/v1
kind: Policies
policies:
  - id: pii-stays-inside
    description: Personal data reaches a public report only by way of an anonymising step.
    select: sensitivity:public
    forbid:
      upstream: {select: tag:pii, avoiding: tag:anonymised}
```

## Mend

Mend what breaks it. What is known and borne with for a while can be waived, with a reason and a last day: `waive` of
the artifact. How much all policies matter at most can be set under `rules` of the `Project` document.

```yaml
apiVersion: lineage/v1
kind: Workspace
name: sales
roles: {Admin: [user:ana]}
artifacts:
  lake: {type: Lakehouse, tables: {people: {columns: {email: {tags: [pii]}}}}}
  count: {type: Notebook, tags: [anonymised], inputs: [lake.people], outputs: [figures]}
  figures: {type: Warehouse}
  press-report: {type: Report, sensitivity: public, inputs: [figures]}
---
apiVersion: lineage/v1
kind: Policies
policies:
  - id: pii-stays-inside
    description: Personal data reaches a public report only by way of an anonymising step.
    select: sensitivity:public
    forbid:
      upstream: {select: tag:pii, avoiding: tag:anonymised}
```
"""

from __future__ import annotations

from lineage.rules.rule import Rule
from lineage.text.diagnostic import Severity

RULE = Rule("LIN501", "broken-policy", Severity.ERROR, __doc__)

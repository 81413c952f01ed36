"""One document of each kind to learn from, as the reference shows it."""

from __future__ import annotations

PROJECT = """\
apiVersion: lineage/v1
kind: Project
title: Retail bank
types:
  DbtModel: {group: storage, title: dbt model, icon: Warehouse}
  AirflowDag: {group: movement, title: Airflow DAG, icon: DataPipeline}
sensitivity: [public, internal, confidential, restricted]
repository: https://github.com/merrow/lineage/blob/main/specs/{path}#L{line}
site:
  accent: "#00796b"
  links: [{title: Data handbook, href: "https://wiki.example.org/data"}]
rules:
  isolated-artifact: off
  LIN407: error
"""

WORKSPACE = """\
apiVersion: lineage/v1
kind: Workspace
name: bank-churn
title: Bank customer churn
domain: retail-banking
contacts: [group:churn-team]
roles:
  Admin: [user:ana]
  Viewer: [group:retail-marketing]

artifacts:
  core-banking:
    type: DataSource
    connection: {server: core-db, database: customers}
  lake:
    type: Lakehouse
    owner: group:churn-team
    sensitivity: confidential
    inputs: [core-banking]
    tables:
      customers:
        columns:
          age: {type: int}
          email: {type: string, tags: [pii]}
      features:
        columns:
          age_band: {type: string, from: [lake.customers#age]}
  prepare:
    type: Notebook
    source: notebooks/prepare.ipynb
    inputs: [lake.customers]
    outputs: [lake.features]
  train:
    type: Notebook
    inputs: [lake.features]
    outputs: [churn-experiment]
  churn-experiment:
    type: MLExperiment
    runs:
      run-42:
        source: train
        status: finished
        parameters: {learning_rate: 0.05}
        metrics: {auc: 0.91}
  churn-model:
    type: MLModel
    versions:
      "2":
        run: churn-experiment.run-42
        aliases: [champion]
  nightly:
    type: DataPipeline
    runs: [prepare, train]
"""

ARTIFACTS = """\
apiVersion: lineage/v1
kind: Artifacts
workspace: bank-churn
artifacts:
  churn-semantic-model:
    type: SemanticModel
    inputs: [lake.features]
  churn-report:
    type: Report
    endorsement: certified
    freshness: {within: 24h}
    inputs: [churn-semantic-model]
"""

RELATIONSHIPS = """\
apiVersion: lineage/v1
kind: Relationships
relationships:
  - from: sales/lake.orders
    to: bank-churn/lake.orders
    type: derives
    description: a shortcut
    columns:
      customer: [customer_id]
"""

PRINCIPALS = """\
apiVersion: lineage/v1
kind: Principals
users:
  ana: {title: Ana Sousa, email: ana@example.org}
groups:
  churn-team:
    title: Churn team
    members: [user:ana, group:data-science]
  data-science: {}
apps:
  deployment: {title: Deployment pipeline}
"""

ROLES = """\
apiVersion: lineage/v1
kind: Roles
roles:
  Auditor:
    title: Auditor
    may: [see, open-lineage]
"""

POLICIES = """\
apiVersion: lineage/v1
kind: Policies
policies:
  - id: pii-stays-inside
    description: Personal data reaches a public report only by way of an anonymising step.
    select: type:Report,sensitivity:public
    forbid:
      upstream: {select: tag:pii, avoiding: tag:anonymised}
  - id: versions-from-commits
    description: A model version in production goes back to a run with a commit, so that it can be made again.
    select: stage:production
    require:
      upstream: {select: commit:*}
  - id: certified-is-answered-for
    description: What is certified has a team behind it, and says what it is.
    severity: warning
    select: endorsement:certified
    require:
      fields: [description]
      values: {owner: [group:*]}
"""

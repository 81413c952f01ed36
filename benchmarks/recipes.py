"""What a team writes down about one product of its own: ten artifacts, in one of three usual shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

ARTIFACTS = 10


@dataclass(frozen=True, slots=True)
class Product:
    """What the ten artifacts of one file have in common."""

    name: str
    owner: str
    sensitivity: str
    borrowed: tuple[str, ...]
    """Tables of other products that this one reads, as references."""


def machine_learning(product: Product, random: Random) -> str:
    """Data is prepared, a model trained, versions registered, customers scored, and the scores reported."""
    name = product.name
    auc, rate = random.uniform(0.7, 0.95), random.choice((0.05, 0.1, 0.2))
    return f"""\
  {name}-source:
    type: DataSource
    title: Core system of {name}
    description: Operational database, replicated every night
    domain: operations
    connection: {{server: {name}-db.internal, database: {name}, port: {random.randint(1025, 65535)}}}
  {name}-lake:
    type: Lakehouse
    title: Lake of {name}
    description: What the models of {name} learn from, and what they say; kept for seven years
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    tags: [{name}, gold]
    inputs: [{name}-source]
    tables:
      raw:
        description: As delivered, one row a customer and day
        columns:
          customer_id: {{type: string}}
          email: {{type: string, tags: [pii]}}
          city: {{type: string, description: "Of the main address: Zürich, Genève, Lugano"}}
          age: {{type: int}}
          products: {{type: int, description: Accounts and cards that are open}}
          balance: {{type: decimal, description: At the end of the day}}
      features:
        description: One row a customer, made anew every night
        columns:
          age_band: {{type: string, from: [{name}-lake.raw#age]}}
          balance_mean: {{type: decimal, from: [{name}-lake.raw#balance]}}
          products: {{type: int, from: [{name}-lake.raw#products]}}
          segment: {{type: string}}
      predictions:
        columns:
          customer_id: {{type: string}}
          score: {{type: double, description: From 0 to 1}}
  {name}-prepare:
    type: Notebook
    description: Joins, cleans and aggregates; drops customers who left
    owner: {product.owner}
    source: notebooks/{name}/prepare.ipynb
    inputs: [{", ".join((f"{name}-lake.raw", *product.borrowed))}]
    outputs: [{name}-lake.features]
  {name}-train:
    type: Notebook
    description: Trains on the features of the last 24 months
    source: notebooks/{name}/train.ipynb
    inputs: [{name}-lake.features]
    outputs: [{name}-experiment]
  {name}-nightly:
    type: DataPipeline
    description: Every night at one; the branches open at eight
    owner: {product.owner}
    runs: [{name}-prepare, {name}-score]
  {name}-experiment:
    type: MLExperiment
    owner: {product.owner}
    runs:
      run-41:
        source: {name}-train
        status: failed
        started: 2026-10-01T08:00:00Z
      run-42:
        source: {name}-train
        inputs: [{name}-lake.features]
        status: finished
        started: 2026-10-02T08:00:00Z
        commit: "{random.getrandbits(28):07x}"
        parameters: {{learning_rate: {rate}, depth: {random.randint(3, 9)}}}
        metrics: {{auc: {auc:.4f}}}
  {name}-model:
    type: MLModel
    title: Model of {name}
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    versions:
      "1": {{description: Before the audit}}
      "2": {{run: {name}-experiment.run-42, aliases: [champion]}}
  {name}-score:
    type: Notebook
    description: Scores every customer with the champion
    source: notebooks/{name}/score.ipynb
    inputs: [{name}-lake.features, {name}-model@champion]
    outputs: [{name}-lake.predictions]
  {name}-semantic:
    type: SemanticModel
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    tags: [{name}, branch-offices]
    inputs: [{name}-lake.predictions]
  {name}-report:
    type: Report
    title: Scores of {name}
    description: What the branches look at every morning
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    endorsement: {random.choice(("promoted", "certified"))}
    freshness: {{within: 24h}}
    inputs: [{name}-semantic]
"""


def reporting(product: Product, random: Random) -> str:
    """A warehouse is filled by copies and dataflows, and read by several reports and a dashboard."""
    name = product.name
    return f"""\
  {name}-erp:
    type: DataSource
    title: ERP, {name}
    description: Orders, customers and products, as the back office enters them
    connection: {{server: erp.internal, port: 1521, schema: {name}}}
  {name}-copy:
    type: CopyJob
    owner: {product.owner}
    description: Full load on Sundays, changes on other days
    inputs: [{name}-erp]
    outputs: [{name}-landing.orders, {name}-landing.customers]
  {name}-landing:
    type: Lakehouse
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    description: As delivered, never corrected
    tags: [{name}, bronze]
    tables:
      orders:
        description: One row a line of an order
        columns:
          order_id: {{type: string}}
          customer_id: {{type: string}}
          amount: {{type: decimal}}
          currency: {{type: string}}
          ordered_at: {{type: datetime}}
          note: {{type: string, description: "Free text of the clerk: «bitte zurückrufen»", tags: [pii]}}
      customers:
        columns:
          customer_id: {{type: string}}
          name: {{type: string, tags: [pii]}}
          country: {{type: string}}
  {name}-shape:
    type: Dataflow
    description: Currencies are converted at the rate of the day of the order
    owner: {product.owner}
    source: dataflows/{name}/shape.pq
    inputs: [{", ".join((f"{name}-landing", *product.borrowed))}]
    outputs: [{name}-warehouse]
  {name}-warehouse:
    type: Warehouse
    title: Warehouse of {name}
    description: The numbers that the board and the auditors see
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    endorsement: {random.choice(("promoted", "certified"))}
    tags: [{name}, gold]
    schemas:
      mart:
        description: What reports may build on
        tables:
          sales:
            description: One row an order
            columns:
              order_id: {{type: string, from: [{name}-landing.orders#order_id]}}
              amount_eur:
                type: decimal
                description: Converted to euro
                from: [{name}-landing.orders#amount, {name}-landing.orders#currency]
              customer: {{type: string, from: [{name}-landing.customers#name]}}
              country: {{type: string, from: [{name}-landing.customers#country]}}
              month: {{type: string, from: [{name}-landing.orders#ordered_at]}}
          targets:
            description: Agreed in December, one row a country and month
  {name}-semantic:
    type: SemanticModel
    title: Sales of {name}
    description: Measures are defined here and nowhere else
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    inputs: [{name}-warehouse.mart.sales, {name}-warehouse.mart.targets]
  {name}-overview:
    type: Report
    title: Overview of {name}
    description: Revenue, margin and open orders by region and month
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    endorsement: promoted
    freshness: {{within: 7d}}
    inputs: [{name}-semantic]
  {name}-detail:
    type: Report
    description: Every order of the last 90 days
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    inputs: [{name}-semantic]
  {name}-statement:
    type: PaginatedReport
    description: Printed for the auditors at the end of a quarter
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    inputs: [{name}-warehouse.mart.sales]
  {name}-board:
    type: Dashboard
    title: Monday board of {name}
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    tags: [board]
    inputs: [{name}-overview, {name}-detail]
"""


def streaming(product: Product, random: Random) -> str:
    """Events stream into a KQL database, are watched live, and are kept in a lake for those who look back."""
    name = product.name
    return f"""\
  {name}-devices:
    type: DataSource
    title: Devices of {name}
    description: {random.randint(200, 9000)} devices, one message every ten seconds
    domain: operations
    connection: {{hub: {name}-hub, consumer_group: lineage, partitions: 16}}
  {name}-stream:
    type: Eventstream
    owner: {product.owner}
    description: Drops what is older than an hour, and doubles
    inputs: [{name}-devices]
    outputs: [{name}-live.readings]
  {name}-live:
    type: KQLDatabase
    title: Live readings of {name}
    description: What the control room looks at; nothing older than thirty days
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    tags: [{name}, live]
    tables:
      readings:
        description: Kept for thirty days
        columns:
          device_id: {{type: string}}
          at: {{type: datetime}}
          temperature: {{type: real}}
          vibration: {{type: real}}
          humidity: {{type: real, description: "In percent, ±3"}}
      alarms:
        description: One row an alarm, with the reading that raised it
        columns:
          device_id: {{type: string}}
          severity: {{type: string, description: "low, medium or high"}}
  {name}-watch:
    type: KQLDashboard
    title: Control room, {name}
    description: Temperature and vibration by site, refreshed every minute
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    freshness: {{within: 1h}}
    inputs: [{name}-live]
  {name}-detect:
    type: SparkJobDefinition
    description: Marks readings that leave the usual band
    owner: {product.owner}
    source: jobs/{name}/detect.py
    inputs: [{name}-live.readings]
    outputs: [{name}-live.alarms]
  {name}-archive:
    type: Notebook
    source: notebooks/{name}/archive.ipynb
    description: Moves a day to the lake once it is complete
    owner: {product.owner}
    inputs: [{", ".join((f"{name}-live.readings", *product.borrowed))}]
    outputs: [{name}-lake.history, {name}-lake.daily]
  {name}-environment:
    type: Environment
    description: Spark 3.5 with the team's wheel
    owner: {product.owner}
  {name}-schedule:
    type: DataPipeline
    owner: {product.owner}
    description: Every night at two, again at four when the first did not end well
    runs: [{name}-detect, {name}-archive]
    uses: [{name}-environment]
  {name}-lake:
    type: Lakehouse
    title: History of {name}
    description: For those who look back; days are complete, and corrected once
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    tags: [{name}, silver]
    tables:
      history:
        description: Every reading since the beginning
        columns:
          device_id: {{type: string, from: [{name}-live.readings#device_id]}}
          at: {{type: datetime, from: [{name}-live.readings#at]}}
          temperature: {{type: real, from: [{name}-live.readings#temperature]}}
          vibration: {{type: real, from: [{name}-live.readings#vibration]}}
      daily:
        description: One row a device and day
        columns:
          device_id: {{type: string}}
          day: {{type: date}}
          temperature_mean: {{type: real, from: [{name}-live.readings#temperature]}}
          temperature_max: {{type: real, from: [{name}-live.readings#temperature]}}
  {name}-report:
    type: Report
    title: Reliability of {name}
    description: Hours between failures by device type and site
    endorsement: promoted
    freshness: {{within: 2d}}
    owner: {product.owner}
    sensitivity: {product.sensitivity}
    inputs: [{name}-lake.daily]
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A shape of products, and the table of it that others like to read."""

    write: Callable[[Product, Random], str]
    table: str


RECIPES = (
    Recipe(machine_learning, "{name}-lake.predictions"),
    Recipe(reporting, "{name}-warehouse.mart.sales"),
    Recipe(streaming, "{name}-lake.history"),
)

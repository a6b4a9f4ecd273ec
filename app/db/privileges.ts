/*
 * What the application's own database role may do, table by table; `grantRuntime` brings the database to exactly this after every
 * migration. Rows are another matter: the policies of the migrations decide those.
 */

export type Privilege = "SELECT" | "INSERT" | "UPDATE" | "DELETE";

export const tablePrivileges: readonly Privilege[] = ["SELECT", "INSERT", "UPDATE", "DELETE"];
export const viewPrivileges: readonly Privilege[] = ["SELECT"];

/** Tables and views that differ from the rule above. A name that the database does not have stops the start. */
export const exceptions: Readonly<Record<string, readonly Privilege[]>> = {
  _prisma_migrations: [],
  // Append-only: lines come from the trigger alone.
  history_event: ["SELECT"],
  network_history_event: ["SELECT"],
  operator_history_event: ["SELECT"],
  // The shared catalogue is read by all and loaded by the owner.
  framework: ["SELECT"],
  dimension: ["SELECT"],
  sub_dimension: ["SELECT"],
  category: ["SELECT"],
  kpi: ["SELECT"],
  data_point: ["SELECT"],
  measurement_unit: ["SELECT"],
  benchmark: ["SELECT"],
  comparator: ["SELECT"],
  area: ["SELECT"],
  organisation: ["SELECT"],
  commitment: ["SELECT"],
  criterion: ["SELECT"],
  criteria_version: ["SELECT"],
  criterion_version: ["SELECT"],
};

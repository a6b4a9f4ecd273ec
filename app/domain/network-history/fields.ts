import type { FieldKind } from "../history/fields";

// What a line of a network's history holds, column by column, and how each is shown. A test holds the list to the database's own columns.

/** As a municipality's history shows its columns, and what networks alone have. */
export type NetworkFieldKind =
  | Exclude<FieldKind, "person" | "user" | "unit" | "membershipState" | "review">
  | "membership"
  | "roundState"
  | "calendarKind"
  | "messageAbout"
  | "summaryState"
  | "time"
  | "words"
  | "month"
  | "round"
  | "municipality"
  | "municipalities";

/** The columns people are told of, in the order they are told in. */
export const networkColumns = {
  network_membership: { state: "membership", wave: "text", asked_at: "moment", answered_at: "moment" },
  network_partner: {},
  network_message: {
    subject: "text",
    text: "text",
    municipality_ids: "municipalities",
    about: "messageAbout",
    data_point_id: "data_point",
  },
  challenge: {
    title: "text",
    state: "challengeState",
    visibility: "challengeVisibility",
    opens_at: "moment",
    closes_at: "lastDay",
    data_point_id: "data_point",
    target_value: "number",
    by_year: "plain",
    area_key: "area",
    text: "text",
    offer: "text",
    language: "language",
  },
  commitment_comment: { commitment_key: "commitment", text: "text" },
  review: {
    title: "text",
    state: "roundState",
    period_from: "date",
    period_to: "date",
    opens_on: "date",
    due_on: "date",
    closed_reason: "text",
    previous_id: "round",
    language: "language",
  },
  review_question: { position: "plain", text: "text" },
  submission: { municipality_id: "municipality", state: "submissionState" },
  calendar_entry: {
    title: "text",
    kind: "calendarKind",
    starts_on: "date",
    ends_on: "date",
    from_time: "time",
    to_time: "time",
    place: "text",
    link: "plain",
    text: "text",
    source: "text",
    language: "language",
  },
  network_summary: {
    period: "month",
    state: "summaryState",
    words: "words",
    // Lines from when a summary was of one language.
    subject: "text",
    text: "text",
    recipients: "number",
    sent_at: "moment",
  },
} as const satisfies Record<string, Record<string, NetworkFieldKind>>;

/** The tables whose rows have a history in the network. */
export type NetworkEntity = keyof typeof networkColumns;
type Columns<E> = E extends NetworkEntity ? keyof (typeof networkColumns)[E] : never;
export type NetworkColumn = Columns<NetworkEntity>;

export const isNetworkEntity = (name: string): name is NetworkEntity => name in networkColumns;

/** The columns of a table and how they are shown; none for a table that is not known here. */
export const networkColumnsOf = (entity: string): [NetworkColumn, NetworkFieldKind][] =>
  isNetworkEntity(entity) ? (Object.entries(networkColumns[entity]) as [NetworkColumn, NetworkFieldKind][]) : [];

/** Columns that say nothing to people: keys and stamps, and who did it and when, which stand over the line. */
export const silentNetworkColumns: readonly string[] = [
  "id",
  "network_id",
  "scope",
  "version",
  "created_at",
  "updated_at",
  "is_example",
  "asked_by",
  "answered_by",
  "written_by",
  "edited_by",
  "sent_by",
];

/** The column by which a row belongs to the record over the line, or that says what stands over it. */
export const overTheLine: Partial<Record<NetworkEntity, readonly string[]>> = {
  network_membership: ["municipality_id"],
  network_partner: ["partner_id", "added_at"],
  network_message: ["sent_at"],
  // A network's own belongs to no municipality.
  challenge: ["municipality_id"],
  commitment_comment: ["municipality_id", "written_at"],
  review_question: ["review_id"],
  submission: ["review_id"],
  // Written by the database when a round is closed, which the line tells.
  review: ["shared_at_closing"],
};

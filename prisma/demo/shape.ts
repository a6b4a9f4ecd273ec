import type {
  ActionState,
  Confidence,
  FundingState,
  MemberRole,
  ProjectState,
  ResponseOutcome,
} from "~/db/generated/enums";

/** Days from the day the demo is loaded: -14 is a fortnight ago, 2 the day after tomorrow. */
export type Days = number;

export type DemoPerson = {
  name: string;
  title: string;
  unit: string;
  email?: string;
  role?: MemberRole;
  /** May sign in with the demo's password. */
  signsIn?: boolean;
};

export type DemoUpdate = { day: Days; by: string; text: string | null };

export type DemoAnswer = {
  reference: string;
  owner?: string;
  outcome: ResponseOutcome;
  reason?: string;
  day: Days;
  reviewDay?: Days;
  /** Labels of the data points the answer leaves out. */
  leavesOut?: string[];
};

export type DemoFunding = {
  programme: string;
  state: FundingState;
  /** Millions of kroner. */
  amount?: number;
  granted?: number;
  paid?: number;
  decidedDay?: Days;
  note?: string;
};

export type DemoEffect = {
  label: string;
  low?: string;
  high?: string;
  byYear?: number;
  confidence?: Confidence;
  basis?: string;
};

export type DemoProject = {
  name: string;
  /** Given for a project of the demo's own; a project of the sources has its own. */
  invented?: { description: string; area: string };
  state?: ProjectState;
  outcome?: string;
  owner?: string;
  starts?: string;
  ends?: string;
  /** Ends so many days from the loading; instead of `ends`. */
  endsDay?: Days;
  /** Millions of kroner. */
  cost?: number;
  recommendations?: string[];
  effects?: DemoEffect[];
  observed?: { label: string; value: string; day: Days; explanation: string };
  funding?: DemoFunding[];
  updates?: DemoUpdate[];
};

export type DemoAction = {
  title: string;
  description?: string;
  /** Name of the project, or reference of the recommendation it belongs to straight away. */
  project?: string;
  recommendation?: string;
  owner?: string;
  state: ActionState;
  reason?: string;
  outcome?: string;
  starts?: Days;
  due?: Days;
  completed?: Days;
  milestones?: { name: string; due: Days; done?: Days }[];
  updates?: DemoUpdate[];
};

export type DemoTarget = { label: string; value: string; byYear?: number; basis: string };

/** What happened last, each by the person named: so that the newest lines of the history are theirs. */
export type DemoEvent =
  | { by: string; completes: string; outcome: string }
  | { by: string; funds: string; with: DemoFunding }
  | { by: string; answers: DemoAnswer };

export type DemoMunicipality = {
  key: string;
  /** Whose doing the example is, in the history. */
  planner: string;
  units: { name: string; parent?: string }[];
  people: DemoPerson[];
  answers: DemoAnswer[];
  targets: DemoTarget[];
  programmes: { name: string; provider: string; purpose: string; amount?: number }[];
  projects: DemoProject[];
  actions: DemoAction[];
  last: DemoEvent[];
};

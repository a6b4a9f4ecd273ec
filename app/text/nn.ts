import { account } from "./nn/account";
import { actions } from "./nn/actions";
import { charts } from "./nn/charts";
import { commitments } from "./nn/commitments";
import { common } from "./nn/common";
import { errors } from "./nn/errors";
import { evaluations } from "./nn/evaluations";
import { forms } from "./nn/forms";
import { funding } from "./nn/funding";
import { gaps } from "./nn/gaps";
import { history } from "./nn/history";
import { home } from "./nn/home";
import { identity } from "./nn/identity";
import { invitation } from "./nn/invitation";
import { kpis } from "./nn/kpis";
import { members } from "./nn/members";
import { openData } from "./nn/openData";
import { operator } from "./nn/operator";
import { outbox } from "./nn/outbox";
import { overview } from "./nn/overview";
import { owners } from "./nn/owners";
import { places } from "./nn/places";
import { projects } from "./nn/projects";
import { recommendations } from "./nn/recommendations";
import { refusals } from "./nn/refusals";
import { security } from "./nn/security";
import { session } from "./nn/session";
import { settings } from "./nn/settings";
import { shell } from "./nn/shell";
import { statements } from "./nn/statements";
import { states } from "./nn/states";
import { support } from "./nn/support";
import { tokens } from "./nn/tokens";
import { units } from "./nn/units";
import type { Words } from "./words";

export const nn: Words = {
  account,
  actions,
  charts,
  commitments,
  common,
  errors,
  evaluations,
  forms,
  funding,
  gaps,
  history,
  home,
  identity,
  invitation,
  kpis,
  members,
  openData,
  operator,
  outbox,
  overview,
  owners,
  places,
  projects,
  recommendations,
  refusals,
  security,
  session,
  settings,
  shell,
  statements,
  states,
  support,
  tokens,
  units,
};

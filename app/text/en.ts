import { account } from "./en/account";
import { actions } from "./en/actions";
import { charts } from "./en/charts";
import { commitments } from "./en/commitments";
import { common } from "./en/common";
import { errors } from "./en/errors";
import { evaluations } from "./en/evaluations";
import { forms } from "./en/forms";
import { funding } from "./en/funding";
import { gaps } from "./en/gaps";
import { history } from "./en/history";
import { home } from "./en/home";
import { identity } from "./en/identity";
import { invitation } from "./en/invitation";
import { kpis } from "./en/kpis";
import { members } from "./en/members";
import { openData } from "./en/openData";
import { operator } from "./en/operator";
import { outbox } from "./en/outbox";
import { overview } from "./en/overview";
import { owners } from "./en/owners";
import { places } from "./en/places";
import { projects } from "./en/projects";
import { recommendations } from "./en/recommendations";
import { refusals } from "./en/refusals";
import { security } from "./en/security";
import { session } from "./en/session";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { statements } from "./en/statements";
import { states } from "./en/states";
import { support } from "./en/support";
import { tokens } from "./en/tokens";
import { units } from "./en/units";
import type { Words } from "./words";

export const en: Words = {
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

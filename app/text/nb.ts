import { account } from "./nb/account";
import { actions } from "./nb/actions";
import { charts } from "./nb/charts";
import { commitments } from "./nb/commitments";
import { common } from "./nb/common";
import { errors } from "./nb/errors";
import { evaluations } from "./nb/evaluations";
import { forms } from "./nb/forms";
import { funding } from "./nb/funding";
import { gaps } from "./nb/gaps";
import { history } from "./nb/history";
import { home } from "./nb/home";
import { identity } from "./nb/identity";
import { invitation } from "./nb/invitation";
import { kpis } from "./nb/kpis";
import { members } from "./nb/members";
import { openData } from "./nb/openData";
import { operator } from "./nb/operator";
import { outbox } from "./nb/outbox";
import { overview } from "./nb/overview";
import { owners } from "./nb/owners";
import { places } from "./nb/places";
import { projects } from "./nb/projects";
import { recommendations } from "./nb/recommendations";
import { refusals } from "./nb/refusals";
import { security } from "./nb/security";
import { session } from "./nb/session";
import { settings } from "./nb/settings";
import { shell } from "./nb/shell";
import { statements } from "./nb/statements";
import { states } from "./nb/states";
import { support } from "./nb/support";
import { tokens } from "./nb/tokens";
import { units } from "./nb/units";

export const nb = {
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
} as const;

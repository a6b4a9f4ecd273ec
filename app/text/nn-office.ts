import { account } from "./nn/account";
import { challenges } from "./nn/challenges";
import { calendar } from "./nn/calendar";
import { commitmentWork } from "./nn/commitmentWork";
import { fundingRounds } from "./nn/fundingRounds";
import { history } from "./nn/history";
import { identity } from "./nn/identity";
import { invitation } from "./nn/invitation";
import { members } from "./nn/members";
import { network } from "./nn/network";
import { networkCompare } from "./nn/networkCompare";
import { networkLists } from "./nn/networkLists";
import { open } from "./nn/open";
import { openData } from "./nn/openData";
import { operator } from "./nn/operator";
import { outbox } from "./nn/outbox";
import { owners } from "./nn/owners";
import { partners } from "./nn/partners";
import { places } from "./nn/places";
import { reviews } from "./nn/reviews";
import { proposals } from "./nn/proposals";
import { practices } from "./nn/practices";
import { publication } from "./nn/publication";
import { security } from "./nn/security";
import { session } from "./nn/session";
import { settings } from "./nn/settings";
import { sharing } from "./nn/sharing";
import { statements } from "./nn/statements";
import { summaries } from "./nn/summaries";
import { support } from "./nn/support";
import { tokens } from "./nn/tokens";
import { units } from "./nn/units";
import type { OfficeWords } from "./words";

export const nnOffice: OfficeWords = {
  account,
  challenges,
  calendar,
  commitmentWork,
  fundingRounds,
  history,
  identity,
  invitation,
  members,
  network,
  networkCompare,
  networkLists,
  open,
  openData,
  operator,
  outbox,
  owners,
  partners,
  places,
  reviews,
  proposals,
  practices,
  publication,
  security,
  session,
  settings,
  sharing,
  statements,
  summaries,
  support,
  tokens,
  units,
};

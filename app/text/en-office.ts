import { account } from "./en/account";
import { challenges } from "./en/challenges";
import { calendar } from "./en/calendar";
import { commitmentWork } from "./en/commitmentWork";
import { fundingRounds } from "./en/fundingRounds";
import { history } from "./en/history";
import { identity } from "./en/identity";
import { invitation } from "./en/invitation";
import { members } from "./en/members";
import { network } from "./en/network";
import { networkCompare } from "./en/networkCompare";
import { networkLists } from "./en/networkLists";
import { open } from "./en/open";
import { openData } from "./en/openData";
import { operator } from "./en/operator";
import { outbox } from "./en/outbox";
import { owners } from "./en/owners";
import { partners } from "./en/partners";
import { places } from "./en/places";
import { reviews } from "./en/reviews";
import { proposals } from "./en/proposals";
import { practices } from "./en/practices";
import { publication } from "./en/publication";
import { security } from "./en/security";
import { session } from "./en/session";
import { settings } from "./en/settings";
import { sharing } from "./en/sharing";
import { statements } from "./en/statements";
import { summaries } from "./en/summaries";
import { support } from "./en/support";
import { tokens } from "./en/tokens";
import { units } from "./en/units";
import type { OfficeWords } from "./words";

export const enOffice: OfficeWords = {
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

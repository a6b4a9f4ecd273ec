import { account } from "./nb/account";
import { challenges } from "./nb/challenges";
import { calendar } from "./nb/calendar";
import { commitmentWork } from "./nb/commitmentWork";
import { fundingRounds } from "./nb/fundingRounds";
import { history } from "./nb/history";
import { identity } from "./nb/identity";
import { invitation } from "./nb/invitation";
import { members } from "./nb/members";
import { network } from "./nb/network";
import { networkCompare } from "./nb/networkCompare";
import { networkLists } from "./nb/networkLists";
import { open } from "./nb/open";
import { openData } from "./nb/openData";
import { operator } from "./nb/operator";
import { outbox } from "./nb/outbox";
import { owners } from "./nb/owners";
import { partners } from "./nb/partners";
import { places } from "./nb/places";
import { reviews } from "./nb/reviews";
import { proposals } from "./nb/proposals";
import { practices } from "./nb/practices";
import { publication } from "./nb/publication";
import { security } from "./nb/security";
import { session } from "./nb/session";
import { settings } from "./nb/settings";
import { sharing } from "./nb/sharing";
import { statements } from "./nb/statements";
import { summaries } from "./nb/summaries";
import { support } from "./nb/support";
import { tokens } from "./nb/tokens";
import { units } from "./nb/units";

export const nbOffice = {
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

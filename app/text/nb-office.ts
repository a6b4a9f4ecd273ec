import { account } from "./nb/account";
import { calendar } from "./nb/calendar";
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
import { places } from "./nb/places";
import { reviews } from "./nb/reviews";
import { publication } from "./nb/publication";
import { security } from "./nb/security";
import { session } from "./nb/session";
import { settings } from "./nb/settings";
import { sharing } from "./nb/sharing";
import { statements } from "./nb/statements";
import { support } from "./nb/support";
import { tokens } from "./nb/tokens";
import { units } from "./nb/units";

export const nbOffice = {
  account,
  calendar,
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
  places,
  reviews,
  publication,
  security,
  session,
  settings,
  sharing,
  statements,
  support,
  tokens,
  units,
};

import { account } from "./en/account";
import { calendar } from "./en/calendar";
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
import { places } from "./en/places";
import { reviews } from "./en/reviews";
import { publication } from "./en/publication";
import { security } from "./en/security";
import { session } from "./en/session";
import { settings } from "./en/settings";
import { sharing } from "./en/sharing";
import { statements } from "./en/statements";
import { support } from "./en/support";
import { tokens } from "./en/tokens";
import { units } from "./en/units";
import type { OfficeWords } from "./words";

export const enOffice: OfficeWords = {
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

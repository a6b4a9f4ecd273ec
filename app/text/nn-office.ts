import { account } from "./nn/account";
import { calendar } from "./nn/calendar";
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
import { places } from "./nn/places";
import { reviews } from "./nn/reviews";
import { publication } from "./nn/publication";
import { security } from "./nn/security";
import { session } from "./nn/session";
import { settings } from "./nn/settings";
import { sharing } from "./nn/sharing";
import { statements } from "./nn/statements";
import { support } from "./nn/support";
import { tokens } from "./nn/tokens";
import { units } from "./nn/units";
import type { OfficeWords } from "./words";

export const nnOffice: OfficeWords = {
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

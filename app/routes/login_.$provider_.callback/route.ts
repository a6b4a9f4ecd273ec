import { comingBack } from "~/http/provider-sign-in.server";

export const loader = comingBack;

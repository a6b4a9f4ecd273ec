import { beginning } from "~/http/provider-sign-in.server";

export const loader = beginning;

import { redirect } from "@remix-run/node";
import { startOf } from "~/domain/session/places";
import { accountLoader } from "~/http/visit.server";

/** Where one goes who has signed in and asked for no page: this only leads on. */
export const loader = accountLoader({}, ({ signedIn }) => Promise.resolve(redirect(startOf(signedIn))));

import { everythingAbout } from "~/domain/account/data.server";
import { accountLoader } from "~/http/visit.server";

/** Everything held about whoever is signed in, as one file. */
export const loader = accountLoader({}, async ({ doors, signedIn }) => {
  const everything = await everythingAbout(doors, signedIn);
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="tiltak-my-data.json"',
      "Cache-Control": "no-store",
    },
  });
});

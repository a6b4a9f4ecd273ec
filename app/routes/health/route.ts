import { databaseAnswers } from "~/db/door.server";

export async function loader() {
  const answers = await databaseAnswers();
  return Response.json(
    { status: answers ? "ok" : "unavailable" },
    { status: answers ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}

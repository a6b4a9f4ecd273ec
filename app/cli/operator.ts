import { parseArgs } from "node:util";
import { asOperator } from "../db/door.server";
import { Refusal } from "../db/refusal.server";
import { service } from "../domain/member/invitation.server";
import { inviteOperator } from "../domain/operator/operators.server";
import { FirstInvite } from "../domain/operator/schema";
import { Invalid } from "../domain/shared/errors";
import { env } from "../env.server";
import { connect } from "./connect";
import { endWith } from "./run";

const usage = `npm run operator -- --email ADDRESS --name "NAME"

Invites somebody to operate Tiltak: prints a link, which is also sent by mail, works once and for seven days. For the first operator; the
others are invited on the operator's pages.`;

function asked(given: string[]): FirstInvite {
  let values;
  try {
    ({ values } = parseArgs({ args: given, options: { email: { type: "string" }, name: { type: "string" } } }));
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
  const parsed = FirstInvite.safeParse({ firstEmail: values.email, firstName: values.name });
  if (!parsed.success) throw new Refusal(usage);
  return parsed.data;
}

async function main(): Promise<void> {
  const given = asked(process.argv.slice(2));
  const database = await connect();
  try {
    let printed = "";
    const link = (token: string) =>
      (printed = new URL(`/invitation/${token}`, env().PUBLIC_URL ?? `http://localhost:${env().PORT}`).href);
    // Nobody is signed in here: whoever has the server's settings may name its operators.
    const actor = { userId: service.id, personId: null, roles: ["operator"] as const };
    await asOperator(actor, (db) => inviteOperator(db, actor, given, { inviter: "", language: "nb", link }));
    process.stdout.write(
      `${given.firstName} is invited to operate Tiltak. The link works once, for seven days:\n\n${printed}\n`,
    );
  } catch (error) {
    if (error instanceof Invalid) throw new Refusal(`${given.firstEmail} is an operator, or is invited, already.`);
    throw error;
  } finally {
    await database.stop();
  }
}

main().catch(endWith);

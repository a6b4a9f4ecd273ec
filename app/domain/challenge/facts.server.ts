import type { Db } from "~/db/door.server";
import { NotFound } from "~/domain/shared/errors";
import { reachable, type Facts } from "~/domain/shared/state-machine";
import { challengeMachine, type ChallengeFact, type ChallengeState } from "./states";

/** What the guards of a challenge look at. A network sees no proposals: its challenge is evaluated when it says so. */
export async function challengeFacts(db: Db, scope: string, id: string): Promise<Facts<ChallengeFact>> {
  const [facts] = await db.$queryRaw<
    { hasCriteria: boolean; hasTimeLeft: boolean; hasReaders: boolean; hasEveryAnswer: boolean }[]
  >`
    SELECT EXISTS (SELECT FROM challenge_criterion k WHERE k.scope = c.scope AND k.challenge_id = c.id) AS "hasCriteria",
           coalesce(c.closes_at > now(), false) AS "hasTimeLeft",
           c.visibility <> 'invited' OR EXISTS (SELECT FROM challenge_invitation i WHERE i.scope = c.scope AND i.challenge_id = c.id) AS "hasReaders",
           c.network_id IS NOT NULL OR NOT EXISTS (
             SELECT FROM proposal p WHERE p.municipality_id = c.municipality_id AND p.challenge_id = c.id
                AND p.state IN ('submitted', 'in_evaluation', 'returned')) AS "hasEveryAnswer"
      FROM challenge c WHERE c.scope = ${scope}::uuid AND c.id = ${id}::uuid`;
  return facts ?? {};
}

interface Head {
  id: string;
  title: string;
  language: string;
  state: ChallengeState;
}

async function headOf(db: Db, scope: string, id: string): Promise<Head> {
  const found = await db.challenge.findUnique({
    where: { scope_id: { scope, id } },
    select: { id: true, title: true, language: true, state: true },
  });
  if (!found) throw new NotFound("challenge");
  return found;
}

/** A move of an owner's challenge, with what stands against it: it may have been made already, or be blocked. @throws NotFound */
export async function moveOf(
  db: Db,
  scope: string,
  id: string,
  to: ChallengeState,
): Promise<{ challenge: Head; name: "open" | "close" | "evaluate"; blockedBy: string[] }> {
  const challenge = await headOf(db, scope, id);
  const moves = reachable(challengeMachine, challenge.state, await challengeFacts(db, scope, id));
  const names = { open: "open", closed: "close", evaluated: "evaluate", draft: "open" } as const;
  return {
    challenge,
    name: names[to],
    blockedBy: moves.find((move) => move.to === to)?.blockedBy ?? ["challenge.over"],
  };
}

/** Whether an owner's challenge may still be thrown away. @throws NotFound */
export async function removalOf(
  db: Db,
  scope: string,
  id: string,
): Promise<{ challenge: Head; name: "remove"; blockedBy: string[] }> {
  const challenge = await headOf(db, scope, id);
  return { challenge, name: "remove", blockedBy: challenge.state === "draft" ? [] : ["challenge.over"] };
}

import { randomUUID } from "node:crypto";
import { disconnect } from "~/db/client.server";
import { asOperator, beforeSignIn, withAccount, withJobs, type Db } from "~/db/door.server";
import { openSession } from "~/domain/session/commands.server";
import { passwordHash } from "~/domain/session/password.server";
import { signedInBy, type SignedIn } from "~/domain/session/queries.server";
import { provideEnvironment } from "~/env.server";
import { testDatabase, type TestDatabase } from "./database";

/** People who sign in, in a database of the test file's own that holds nothing else. */
export interface People {
  database: TestDatabase;
  /** A new account; without a password where it is null. */
  person(password: string | null): Promise<{ userId: string; email: string; name: string }>;
  /** Opens a session as after a sign-in; gives its id for the cookie and who is signed in by it. */
  session(userId: string): Promise<{ sessionId: string; signedIn: SignedIn }>;
  /** Runs through the door of that user's own account. */
  account<T>(userId: string, run: (db: Db) => Promise<T>): Promise<T>;
  /** The mails in the outbox to this address, the newest first. */
  mails(email: string): Promise<{ kind: string; language: string; text: string }[]>;
  close(): Promise<void>;
}

/** Opens the database; close it in `afterAll`. */
export async function people(): Promise<People> {
  const database = await testDatabase("empty");
  provideEnvironment({ MODE: "test", DATABASE_RUNTIME_URL: database.runtimeUrl });
  return {
    database,
    person: async (password) => {
      const userId = randomUUID();
      const [email, name] = [`${userId.slice(0, 8)}@test.example`, "Kari Tilgang"];
      const hash = password === null ? null : await passwordHash(password);
      await asOperator({ userId }, async (db) => {
        await db.user.create({ data: { id: userId, email, name }, select: { id: true } });
        if (hash !== null) await db.credential.createMany({ data: [{ userId, passwordHash: hash }] });
      });
      return { userId, email, name };
    },
    session: (userId) =>
      beforeSignIn(async (db) => {
        const { sessionId } = await openSession(db, userId);
        const signedIn = await signedInBy(db, sessionId);
        if (!signedIn) throw new Error("the session that was just opened opens nothing");
        return { sessionId, signedIn };
      }),
    account: (userId, run) => withAccount({ userId }, run),
    mails: (email) =>
      withJobs((db) =>
        db.outboxMessage.findMany({
          where: { recipient: email },
          select: { kind: true, language: true, text: true },
          orderBy: { createdAt: "desc" },
        }),
      ),
    close: async () => {
      await disconnect();
      await database.drop();
    },
  };
}

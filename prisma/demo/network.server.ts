import { asOperator, withMunicipality, withNetwork } from "~/db/door.server";
import type { SharingLevel } from "~/db/generated/enums";
import { plantedId } from "../seed/identity";
import { networkId, userId } from "./service.server";

// The network of the demo: which municipalities belong to it, with which wave of the evaluation they came, and what each lets it see. Who
// belongs and the waves are the sources' (network.csv, method.md §7); what is shared is invented, so that every level is there to be seen.

type Shared = Record<"figures" | "plan" | "money" | "updates", SharingLevel>;

const everything: Shared = { figures: "detail", plan: "detail", money: "detail", updates: "detail" };

export const demoMembers: Readonly<Record<string, { wave: string; shared: Shared }>> = {
  alesund: { wave: "Pilot", shared: everything },
  baerum: { wave: "1", shared: { ...everything, updates: "summary" } },
  asker: { wave: "1", shared: { ...everything, money: "summary" } },
  rana: { wave: "1", shared: { figures: "detail", plan: "detail", money: "nothing", updates: "nothing" } },
  trondheim: { wave: "1", shared: { figures: "summary", plan: "summary", money: "nothing", updates: "nothing" } },
};

/** Brings one municipality of the demo into its network, by both doors; what is there already stays as it is. */
export async function plantMembership(
  { id, key }: { id: string; key: string },
  userOfMunicipality: string,
): Promise<void> {
  const member = demoMembers[key];
  if (member === undefined) return;
  const network = networkId("excellence");
  const leader = userId("leader@excellence.example");
  const isNew = await withNetwork(network, { userId: leader }, async (db) => {
    if (await db.networkMembership.findFirst({ where: { municipalityId: id, networkId: network } })) return false;
    await db.networkMembership.create({
      data: { municipalityId: id, networkId: network, wave: member.wave, askedById: leader },
    });
    return true;
  });
  if (!isNew) return;
  await withMunicipality(id, { userId: userOfMunicipality }, async (db) => {
    await db.networkMembership.updateMany({
      where: { networkId: network },
      data: { state: "joined", answeredAt: new Date(), answeredById: userOfMunicipality },
    });
    await db.sharingGrant.createMany({
      data: Object.entries(member.shared).map(([subject, level]) => ({
        networkId: network,
        subject: subject as keyof Shared,
        level,
      })),
    });
  });
}

/**
 * The network's other members in the sources (network.csv). No figures of theirs are known, so they have no plan and nobody signs in there:
 * one belongs and shares nothing, one has not answered yet.
 */
const quietMembers = [
  { key: "stavanger", name: "Stavanger", kind: "municipality", county: "Rogaland", wave: "1", hasJoined: true },
  { key: "more-og-romsdal", name: "Møre og Romsdal", kind: "county", county: null, wave: null, hasJoined: false },
] as const;

/** Plants them; what is there already stays as it is. */
export async function plantQuietMembers(): Promise<void> {
  const network = networkId("excellence");
  const leader = userId("leader@excellence.example");
  const operator = userId("operator@tiltak.example");
  for (const { wave, hasJoined, ...municipality } of quietMembers) {
    const id = plantedId("demo municipality", municipality.key);
    await asOperator({ userId: operator }, (db) =>
      db.municipality.createMany({
        data: [{ id, ...municipality, isDemo: true, source: "network.csv" }],
        skipDuplicates: true,
      }),
    );
    const isNew = await withNetwork(network, { userId: leader }, async (db) => {
      if (await db.networkMembership.findFirst({ where: { municipalityId: id, networkId: network } })) return false;
      await db.$executeRaw`
        INSERT INTO network_membership (network_id, municipality_id, wave, asked_by)
        VALUES (${network}::uuid, ${id}::uuid, ${wave}, ${leader}::uuid) ON CONFLICT (municipality_id, network_id) DO NOTHING`;
      return true;
    });
    if (!isNew || !hasJoined) continue;
    await withMunicipality(id, { userId: operator }, (db) =>
      db.networkMembership.updateMany({
        where: { networkId: network },
        data: { state: "joined", answeredAt: new Date() },
      }),
    );
  }
}

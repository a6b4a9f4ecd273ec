import { withMunicipality, withNetwork } from "~/db/door.server";
import type { SharingLevel } from "~/db/generated/enums";
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

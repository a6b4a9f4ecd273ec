import { withNetwork } from "~/db/door.server";
import { networkId, userId } from "./service.server";

// What the leader of the demo's network has written to its members: about a gap several of them have, and about sharing more.

/** Writes the messages, once; mails nobody. */
export async function plantMessages(): Promise<void> {
  const network = networkId("excellence");
  const leader = userId("leader@excellence.example");
  await withNetwork(network, { userId: leader }, async (db) => {
    if (await db.networkMessage.findFirst({ select: { id: true } })) return;
    const members = await db.$queryRaw<{ id: string; key: string }[]>`
      SELECT m.id, m.key FROM municipality m JOIN network_membership n ON n.municipality_id = m.id
       WHERE n.network_id = tiltak_network() AND n.state = 'joined'`;
    const idsOf = (...keys: string[]) => members.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
    const leakage = await db.dataPoint.findFirst({ where: { kpi: { slug: "ec-i-ws-3c" } }, select: { id: true } });
    const [losing, bandsOnly] = [idsOf("asker", "baerum", "rana"), idsOf("trondheim")];
    const fromLeader = { networkId: network, sentById: leader };
    if (leakage && losing.length > 0) {
      await db.networkMessage.createMany({
        data: [
          {
            ...{ ...fromLeader, municipalityIds: losing, about: "gap", dataPointId: leakage.id },
            subject: "Lekkasje fra vannforsyningen: skal vi gå sammen? (eksempel)",
            text: "Dere tre har alle et stykke igjen til målet på 20 %. Ålesund har startet med vannmålere i hele regionen. Vil dere være med på et felles møte i desember om lekkasjesøk og utskifting av ledninger?",
          },
        ],
      });
    }
    if (bandsOnly.length > 0) {
      await db.networkMessage.createMany({
        data: [
          {
            ...{ ...fromLeader, municipalityIds: bandsOnly, about: "sharing" },
            subject: "Vil dere vise tallene bak båndene? (eksempel)",
            text: "Vi ser båndene deres i matrisen, men ikke datapunktene. Deler dere dem, kommer dere med i oversikten over felles gap. Dere velger selv, i innstillingene.",
          },
        ],
      });
    }
  });
}

import { asOperator } from "~/db/door.server";
import type { NetworkRole, PartnerRole } from "~/domain/access/table";
import { plantedId } from "../seed/identity";

// Who in the demo belongs to no municipality: the operator, a network and two partners. All of them are invented, and so named.

export interface ServiceAccount {
  email: string;
  name: string;
  /** How the list of sign-ins calls it. */
  role: string;
  network?: { key: string; role: NetworkRole };
  partner?: { key: string; role: PartnerRole };
  isOperator?: true;
}

const networks = [{ key: "excellence", name: "Network of Excellence (eksempel)" }];

const partners = [
  {
    key: "havbris",
    name: "Havbris teknologi (eksempel)",
    kind: "company",
    interests: ["public_transport", "water_sanitation_drainage"],
  },
  {
    key: "nordfjell",
    name: "Nordfjell høgskole (eksempel)",
    kind: "university",
    interests: ["public_transport"],
  },
] as const;

export const serviceAccounts: readonly ServiceAccount[] = [
  {
    email: "leader@excellence.example",
    name: "Marit Skjærvang",
    role: "network_leader",
    network: { key: "excellence", role: "network_leader" },
  },
  {
    email: "member@excellence.example",
    name: "Odd Brattli",
    role: "network_member",
    network: { key: "excellence", role: "network_member" },
  },
  {
    email: "administrator@havbris.example",
    name: "Signe Havdal",
    role: "partner_administrator",
    partner: { key: "havbris", role: "partner_administrator" },
  },
  {
    email: "proposer@havbris.example",
    name: "Aksel Strandmo",
    role: "partner_proposer",
    partner: { key: "havbris", role: "partner_proposer" },
  },
  {
    email: "proposer@nordfjell.example",
    name: "Hilde Fonnes",
    role: "partner_proposer",
    partner: { key: "nordfjell", role: "partner_proposer" },
  },
  { email: "operator@tiltak.example", name: "Vebjørn Lunde", role: "operator", isOperator: true },
];

export const userId = (email: string) => plantedId("demo user", email);
export const networkId = (key: string) => plantedId("demo network", key);
export const partnerId = (key: string) => plantedId("demo partner", key);

/** Plants them with this password's hash; what is there already stays as it is. */
export async function plantService(passwordHash: string): Promise<void> {
  await asOperator({ userId: userId("operator@tiltak.example") }, async (db) => {
    const fresh = { skipDuplicates: true };
    const known = serviceAccounts.map(({ email, name }) => ({ id: userId(email), email, name }));
    await db.user.createMany({ data: known, ...fresh });
    await db.credential.createMany({ data: known.map(({ id }) => ({ userId: id, passwordHash })), ...fresh });
    await db.network.createMany({ data: networks.map((one) => ({ id: networkId(one.key), ...one })), ...fresh });
    await db.partner.createMany({
      data: partners.map((one) => ({
        id: partnerId(one.key),
        ...one,
        interests: [...one.interests],
        state: "confirmed" as const,
        confirmedAt: new Date(),
      })),
      ...fresh,
    });
    await db.networkMember.createMany({
      data: serviceAccounts.flatMap(({ email, network }) =>
        network
          ? [
              {
                id: plantedId("demo network member", email),
                networkId: networkId(network.key),
                userId: userId(email),
                role: network.role,
              },
            ]
          : [],
      ),
      ...fresh,
    });
    await db.partnerMember.createMany({
      data: serviceAccounts.flatMap(({ email, partner }) =>
        partner
          ? [
              {
                id: plantedId("demo partner member", email),
                partnerId: partnerId(partner.key),
                userId: userId(email),
                role: partner.role,
              },
            ]
          : [],
      ),
      ...fresh,
    });
    await db.operator.createMany({
      data: serviceAccounts.flatMap(({ email, isOperator }) => (isOperator ? [{ userId: userId(email) }] : [])),
      ...fresh,
    });
  });
}

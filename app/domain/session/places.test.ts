import { describe, expect, it } from "vitest";
import { placesOf, startOf } from "./places";
import type { OwnMunicipality, SignedIn } from "./queries.server";

const municipality = (key: string, more: Partial<OwnMunicipality> = {}): OwnMunicipality => ({
  id: key,
  key,
  name: key,
  isDemo: false,
  roles: ["reader"],
  secondFactorRequired: false,
  support: [],
  isSupport: false,
  ...more,
});

const person = (belongs: Partial<SignedIn>): SignedIn => ({
  userId: "user",
  sessionId: "session",
  name: "Somebody",
  email: "somebody@tiltak.example",
  language: null,
  secondFactorAt: null,
  startedAt: new Date(),
  municipalities: [],
  networks: [],
  partners: [],
  isOperator: false,
  renewedUntil: null,
  ...belongs,
});

const network = { id: "n", key: "coast", name: "Coast", roles: ["network_member" as const] };
const partner = { id: "p", key: "ocean", name: "Ocean", roles: ["partner_proposer" as const] };

describe("where somebody belongs", () => {
  it("is everything at once, each with its address", () => {
    const all = person({
      municipalities: [municipality("a"), municipality("b")],
      networks: [network],
      partners: [partner],
      isOperator: true,
    });
    expect(placesOf(all).map(({ href }) => href)).toEqual([
      "/a",
      "/b",
      "/network/coast",
      "/partner/ocean",
      "/operator",
    ]);
  });

  it.each([
    ["reader", false],
    ["planner", false],
    ["verifier", false],
    ["administrator", true],
  ] as const)("shows a %s the settings: %s", (role, shown) => {
    const [place] = placesOf(person({ municipalities: [municipality("a", { roles: [role] })] }));
    expect(place?.maySet).toBe(shown);
  });
});

describe("where somebody begins", () => {
  it.each<[string, Partial<SignedIn>, string]>([
    ["their municipality", { municipalities: [municipality("a")] }, "/a"],
    ["their network", { networks: [network] }, "/network/coast"],
    ["their partner", { partners: [partner] }, "/partner/ocean"],
    ["the operator's pages", { isOperator: true }, "/operator"],
    ["the front page with two", { networks: [network], isOperator: true }, "/"],
    ["the front page with none", {}, "/"],
  ])("is %s", (_, belongs, expected) => expect(startOf(person(belongs))).toBe(expected));
});

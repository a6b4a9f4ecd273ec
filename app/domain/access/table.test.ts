import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { can, mayEver, type Actor, type Row } from "./can";
import { municipalityRoles, networkRoles, partnerRoles, permissions, roles, type Permission, type Role } from "./table";

// The table once more, as it is meant: who may, who may on some rows, and everybody else may not.
type Meant = { may: Role[]; mayOwn?: Role[]; mayOthers?: Role[] };
const plannerAndOwner: Meant = { may: ["planner"], mayOwn: ["contributor"] };
const meant: Record<Permission, Meant> = {
  "plan.read": { may: ["reader", "contributor", "planner", "verifier", "administrator"] },
  "figure.read": { may: ["reader", "contributor", "planner", "verifier", "administrator"] },
  "observation.write": { may: ["planner"] },
  "observation.verify": { may: [], mayOthers: ["verifier"] },
  "target.write": { may: ["planner"] },
  "recommendation.write": { may: ["planner"] },
  "recommendation.answer": { may: ["planner"] },
  "project.write": plannerAndOwner,
  "project.transition": plannerAndOwner,
  "effect.write": plannerAndOwner,
  "funding.write": plannerAndOwner,
  "action.write": plannerAndOwner,
  "action.transition": plannerAndOwner,
  "update.write": plannerAndOwner,
  "challenge.write": { may: ["planner"] },
  "partner.confirm": { may: ["planner", "administrator"] },
  "submission.write": { may: ["planner"] },
  "practice.offer": { may: ["planner"] },
  "practice.copy": { may: ["planner"] },
  "proposal.treat": { may: ["planner"] },
  "proposal.evaluate": { may: ["contributor", "planner", "verifier"] },
  "evidence.write": { may: ["planner"] },
  "commitment.judge": { may: ["planner", "administrator"] },
  "commitment.freeze": { may: ["planner"] },
  "history.revert": plannerAndOwner,
  "settings.write": { may: ["administrator"] },
  "member.write": { may: ["administrator"] },
  "publication.write": { may: ["administrator"] },
  "sharing.write": { may: ["administrator"] },
  "token.write": { may: ["administrator"] },
  "support.write": { may: ["administrator"] },
  "network.read": { may: ["network_member", "network_leader"] },
  "network_member.write": { may: ["network_leader"] },
  "review.write": { may: ["network_leader"] },
  "calendar.write": { may: ["network_leader"] },
  "calendar.follow": { may: ["network_member", "network_leader"] },
  "practice.write": { may: ["network_leader"] },
  "network_challenge.write": { may: ["network_leader"] },
  "commitment.comment": { may: ["network_leader"] },
  "network_message.write": { may: ["network_leader"] },
  "partner.read": { may: ["partner_proposer", "partner_administrator"] },
  "proposal.write": { may: ["partner_proposer", "partner_administrator"] },
  "partner_member.write": { may: ["partner_administrator"] },
  "municipality.write": { may: ["operator"] },
  "network.write": { may: ["operator"] },
  "partner.write": { may: ["operator"] },
  "operator.write": { may: ["operator"] },
  "catalogue.write": { may: ["operator"] },
  "health.read": { may: ["operator"] },
};

const asActor = (...held: Role[]): Actor => ({ userId: "user-1", personId: "person-1", roles: held });
const ownRow: Row = { ownerId: "person-1", enteredById: "user-1" };
const othersRow: Row = { ownerId: "person-2", enteredById: "user-2" };

const grid = permissions.flatMap((permission) =>
  roles.map((role) => {
    const { may, mayOwn = [], mayOthers = [] } = meant[permission];
    const verdict = may.includes(role)
      ? { word: "may", own: true, others: true, without: true }
      : mayOwn.includes(role)
        ? { word: "may, on what they own,", own: true, others: false, without: false }
        : mayOthers.includes(role)
          ? { word: "may, on what others entered,", own: false, others: true, without: false }
          : { word: "may not", own: false, others: false, without: false };
    return { role, permission, ...verdict };
  }),
);

describe("the permission table", () => {
  it.each(grid)("$role $word $permission", ({ role, permission, own, others, without }) => {
    const actor = asActor(role);
    expect(can(actor, permission, ownRow)).toBe(own);
    expect(can(actor, permission, othersRow)).toBe(others);
    expect(can(actor, permission)).toBe(without);
    expect(mayEver(actor, permission)).toBe(own || others);
  });

  it.each(grid)(
    "$role limited to $permission $word that and nothing else",
    ({ role, permission, own, others, without }) => {
      const actor: Actor = { ...asActor(role), only: [permission] };
      expect(can(actor, permission, ownRow)).toBe(own);
      expect(can(actor, permission, othersRow)).toBe(others);
      expect(can(actor, permission)).toBe(without);
      expect(mayEver(actor, permission)).toBe(own || others);
      for (const other of permissions.filter((one) => one !== permission)) {
        expect([
          can(actor, other),
          can(actor, other, ownRow),
          can(actor, other, othersRow),
          mayEver(actor, other),
        ]).toEqual([false, false, false, false]);
      }
    },
  );

  it("gives nothing to anybody who is limited to nothing", () => {
    const actor: Actor = { ...asActor(...roles), only: [] };
    for (const permission of permissions) {
      expect(can(actor, permission, ownRow) || can(actor, permission, othersRow) || mayEver(actor, permission)).toBe(
        false,
      );
    }
  });

  it("names every permission noun.verb", () => {
    for (const permission of permissions) expect(permission).toMatch(/^[a-z_]+\.[a-z]+$/);
  });

  it("gives each permission to somebody, and to one kind of house only", () => {
    const houses: readonly (readonly Role[])[] = [municipalityRoles, networkRoles, partnerRoles, ["operator"]];
    for (const permission of permissions) {
      const inside = houses.filter((house) => house.some((role) => mayEver(asActor(role), permission)));
      expect(inside, permission).toHaveLength(1);
    }
  });
});

describe("conditions", () => {
  it.each<[string, Actor, Permission, Row | undefined, boolean]>([
    [
      "someone without a person owns nothing",
      { ...asActor("contributor"), personId: null },
      "action.write",
      { ownerId: null },
      false,
    ],
    ["a row without an owner is nobody's", asActor("contributor"), "action.write", { ownerId: null }, false],
    ["a row whose owner was not read refuses", asActor("contributor"), "action.write", {}, false],
    ["an imported observation may be verified", asActor("verifier"), "observation.verify", { enteredById: null }, true],
    ["an observation whose author was not read may not", asActor("verifier"), "observation.verify", {}, false],
    [
      "their own they may not verify, planner or not",
      asActor("verifier", "planner", "administrator"),
      "observation.verify",
      ownRow,
      false,
    ],
    ["several roles add up", asActor("contributor", "planner"), "action.write", othersRow, true],
    ["no role, nothing", asActor(), "plan.read", ownRow, false],
  ])("%s", (_, actor, permission, row, expected) => {
    expect(can(actor, permission, row)).toBe(expected);
  });

  it("allow nothing that is not possible at all, and no role takes away what another gives", () => {
    const id = fc.constantFrom("user-1", "person-1", "x", null, undefined);
    const rows = fc.option(fc.record({ ownerId: id, enteredById: id }), { nil: undefined });
    const some = fc.subarray([...roles]);
    fc.assert(
      fc.property(
        some,
        fc.constantFrom(...roles),
        fc.constantFrom(...permissions),
        rows,
        (held, another, permission, row) => {
          const allowed = can(asActor(...held), permission, row);
          if (allowed) expect(mayEver(asActor(...held), permission)).toBe(true);
          if (allowed) expect(can(asActor(...held, another), permission, row)).toBe(true);
        },
      ),
    );
  });

  it("and a limit takes away all but what it names, and adds nothing", () => {
    const rows = fc.constantFrom(ownRow, othersRow, undefined);
    const some = fc.subarray([...roles]);
    fc.assert(
      fc.property(
        some,
        fc.subarray([...permissions]),
        fc.constantFrom(...permissions),
        rows,
        (held, only, permission, row) => {
          const limited: Actor = { ...asActor(...held), only };
          expect(can(limited, permission, row)).toBe(
            only.includes(permission) && can(asActor(...held), permission, row),
          );
          expect(mayEver(limited, permission)).toBe(only.includes(permission) && mayEver(asActor(...held), permission));
        },
      ),
    );
  });
});

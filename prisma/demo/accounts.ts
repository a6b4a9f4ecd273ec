import type { MemberRole } from "~/db/generated/enums";
import { alesund } from "./alesund";
import { baerum } from "./baerum";
import type { DemoMunicipality } from "./shape";

/** A person who may have an account; `signsIn` tells whether the demo's password is theirs. */
export type DemoAccount = { municipality: string; name: string; email: string; role: MemberRole; signsIn: boolean };

/** The municipalities with an example plan. */
export const examples: readonly DemoMunicipality[] = [alesund, baerum];

const planner = (municipality: string, name: string): DemoAccount => ({
  municipality,
  name,
  email: `planner@${municipality}.example`,
  role: "planner",
  signsIn: true,
});

export const accounts: readonly DemoAccount[] = [
  ...examples.flatMap(({ key, people }) =>
    people.flatMap(({ name, email, role, signsIn }) =>
      email === undefined || role === undefined
        ? []
        : [{ municipality: key, name, email, role, signsIn: signsIn ?? false }],
    ),
  ),
  planner("asker", "Ketil Lindeflaten"),
  planner("rana", "Torgeir Breivasslia"),
  planner("trondheim", "Live Solbakkmo"),
];

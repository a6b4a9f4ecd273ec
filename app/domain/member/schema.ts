import { z } from "zod";
import { checkbox, optionalDate, optionalId, optionalText, requiredText, version } from "~/domain/shared/fields";
import {
  municipalityRoles,
  networkRoles,
  partnerRoles,
  type MunicipalityRole,
  type NetworkRole,
  type PartnerRole,
  type Role,
} from "../access/table";

/** An e-mail address, in small letters. */
export const email = z
  .string({ error: "forms.missing" })
  .trim()
  .toLowerCase()
  .max(254, "forms.tooLong|254")
  .pipe(z.email("members.fault.email"));

/** At least one of these roles, each once. */
const rolesOf = <Role extends string>(roles: readonly [Role, ...Role[]]) =>
  z
    .array(z.enum(roles, "forms.choose"))
    .min(1, "members.fault.roles")
    .transform((chosen) => roles.filter((role) => chosen.includes(role)));

/** Whom to invite, as what; `personId` is the owner without an account who gets one. */
export interface Invite {
  email: string;
  name: string | null;
  roles: Role[];
  personId: string | null;
}

export const InviteForm = z.object({
  email,
  name: optionalText(200),
  roles: rolesOf(municipalityRoles),
  personId: optionalId,
});

const withoutPerson = <Given extends object>(given: Given) => ({ ...given, personId: null });

/** Forms that invite to a network and to a partner, who have no owners of work. */
export const NetworkInviteForm = z
  .object({ email, name: optionalText(200), roles: rolesOf(networkRoles) })
  .transform(withoutPerson);
export const PartnerInviteForm = z
  .object({ email, name: optionalText(200), roles: rolesOf(partnerRoles) })
  .transform(withoutPerson);

/** The roles of one member, anew; with the version they were read with. */
export const RolesForm = z.object({ roles: rolesOf(municipalityRoles), version });
export const NetworkRolesForm = z.object({ roles: rolesOf(networkRoles), version });
export const PartnerRolesForm = z.object({ roles: rolesOf(partnerRoles), version });
export interface ChangedRoles {
  roles: (MunicipalityRole | NetworkRole | PartnerRole)[];
  version: number;
}

/** The last day, null for none; `leave`: what is still theirs may be left without an owner. */
export const EndForm = z.object({ until: optionalDate, leave: checkbox, version });
export type Ending = z.output<typeof EndForm>;

/** Who takes over: one for all, and for each item somebody else, nobody, or nothing said. */
export const HandOverForm = z.object({
  all: optionalId,
  items: z
    .array(
      z.object({
        item: z
          .string({ error: "forms.wrong" })
          .regex(/^(recommendation|project|action):[0-9a-f-]{36}$/, "forms.wrong"),
        to: z
          .union([z.literal("nobody"), z.uuid("forms.choose")], "forms.choose")
          .optional()
          .transform((to) => to ?? ""),
      }),
    )
    .max(2000, "forms.wrong")
    .default([]),
});
export type HandOver = z.output<typeof HandOverForm>;

/** An owner of work: name, title and unit. */
export const PersonForm = z.object({ name: requiredText(200), title: optionalText(200), unitId: optionalId });
/** Whether somebody agreed to be named in public is registered once they are asked, and so not when they are added. */
export const ChangedPersonForm = PersonForm.extend({ namedInPublic: checkbox, version });
export type NewPerson = z.output<typeof PersonForm>;
export type ChangedPerson = z.output<typeof ChangedPersonForm>;

export const MemberParams = z.object({ userId: z.uuid() });
export const PersonParams = z.object({ personId: z.uuid() });

/** Which list, and where in it. */
export const MembersSearch = z.object({
  view: z.enum(["current", "invited", "past"]).catch("current").default("current"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

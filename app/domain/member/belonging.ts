import { z } from "zod";
import { version } from "~/domain/shared/fields";
import { networkRoles, partnerRoles } from "../access/table";

/** Somebody's role in a network or a partner from now on; `none` is no longer there. One role each: whoever decides may do the rest too. */
export const OneNetworkRoleForm = z.object({
  roles: z.enum([...networkRoles, "none"], { error: "forms.choose" }),
  version,
});
export const OnePartnerRoleForm = z.object({
  roles: z.enum([...partnerRoles, "none"], { error: "forms.choose" }),
  version,
});

export const FellowsSearch = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) });
export const InvitationMoveParams = z.object({ invitationId: z.uuid(), move: z.enum(["resend", "revoke"]) });

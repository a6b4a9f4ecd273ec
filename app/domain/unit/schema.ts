import { z } from "zod";
import { optionalId, requiredText, version } from "~/domain/shared/fields";

/** A unit of the municipality, and the one it belongs under. */
export const UnitForm = z.object({ name: requiredText(200), parentId: optionalId });
export const ChangedUnitForm = UnitForm.extend({ version });
export const UnitRemovalForm = z.object({ version });
export type NewUnit = z.output<typeof UnitForm>;
export type ChangedUnit = z.output<typeof ChangedUnitForm>;

export const UnitParams = z.object({ unitId: z.uuid() });

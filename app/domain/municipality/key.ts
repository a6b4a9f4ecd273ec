import { z } from "zod";
import { reservedKeys } from "./reserved-keys";

/** What a place is called in addresses: small letters, digits and hyphens between them. */
export const placeKey = z
  .string({ error: "forms.missing" })
  .trim()
  .min(2, "operator.fault.key")
  .max(60, "forms.tooLong|60")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "operator.fault.key");

/** The key of a municipality, whose pages lie at the root. */
export const municipalityKey = placeKey.refine((key) => !reservedKeys.has(key), "operator.fault.reserved");

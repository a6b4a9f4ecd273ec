import { z } from "zod";

// What a browser sends of a passkey, as far as the library relies on it without looking.

const text = z.string().max(20_000);
const Answer = z.object({
  id: z.string().regex(/^[\w-]{1,1400}$/),
  rawId: z.string().regex(/^[\w-]{1,1400}$/),
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text.optional(),
    authenticatorData: text.optional(),
    signature: text.optional(),
    userHandle: text.optional(),
    transports: z.array(z.string().max(40)).max(20).optional(),
  }),
});

/** A passkey's answer as sent in a form's field, or null when it is none. */
export function passkeyAnswer(sent: string): z.infer<typeof Answer> | null {
  try {
    const parsed = Answer.safeParse(JSON.parse(sent));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

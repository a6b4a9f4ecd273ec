import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createCookie } from "@remix-run/node";
import type { z } from "zod";
import { env } from "~/env.server";
import { keyFor } from "./secret.server";

// A cookie the browser keeps for us for some minutes and nobody else can read or change: AES-256-GCM under a key that follows from
// APP_SECRET, so that any of several servers can open it.

function sealed(name: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(`sealed cookie ${name}`), nonce);
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]).toString("base64url");
}

function opened(name: string, text: string): unknown {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.length < 12 + 16) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(`sealed cookie ${name}`), bytes.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString("utf8"));
  } catch {
    // Somebody else's, changed, or of before APP_SECRET was changed.
    return null;
  }
}

/**
 * A sealed cookie of this name and shape, for the pages below `path`, that opens for `seconds`: the time stands inside the seal, since a
 * browser need not forget when it is told to.
 */
export function sealedCookie<Schema extends z.ZodType>(options: { name: string; schema: Schema; seconds: number }) {
  const { name, schema, seconds } = options;
  const isSecure = () => env().PUBLIC_URL?.startsWith("https:") ?? false;
  const cookie = (path: string) =>
    createCookie(isSecure() ? `__Secure-${name}` : name, { httpOnly: true, sameSite: "lax", path, secure: isSecure() });
  return {
    /** Set-Cookie that keeps the value. */
    seal: (value: z.output<Schema>, path: string): Promise<string> =>
      cookie(path).serialize(sealed(name, JSON.stringify({ until: Date.now() + seconds * 1000, value })), {
        maxAge: seconds,
      }),
    /** What was sealed; null when there is nothing, it is too late, or it was not sealed here. */
    async open(request: Request): Promise<z.output<Schema> | null> {
      const kept: unknown = await cookie("/").parse(request.headers.get("Cookie"));
      const found =
        typeof kept === "string" ? (opened(name, kept) as { until?: number; value?: unknown } | null) : null;
      if (typeof found?.until !== "number" || found.until < Date.now()) return null;
      const parsed = schema.safeParse(found.value);
      return parsed.success ? parsed.data : null;
    },
    /** Set-Cookie that forgets it. */
    forget: (path: string): Promise<string> => cookie(path).serialize("", { expires: new Date(0) }),
  };
}

import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";

// An authenticator in software (WebAuthn level 3, 6.1 and 6.5; attestation "none"): what a browser would send, and what an attacker would.

const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
const encoded = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");

export interface Ceremony {
  challenge: string;
  origin: string;
  rpId: string;
  /** As the authenticator counts. */
  counter?: number;
  /** Whether it has recognised its owner. */
  verified?: boolean;
  userHandle?: string;
}

/** A new passkey, which answers challenges as the text of a form's field. */
export function softwarePasskey() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  const cose = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, "base64url"))],
      [-3, new Uint8Array(Buffer.from(y, "base64url"))],
    ]),
  );
  const clientData = (type: string, { challenge, origin }: Ceremony) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false });
  const authenticatorData = ({ rpId, counter = 0, verified = true }: Ceremony, isNew: boolean) => {
    const head = Buffer.alloc(5);
    head[0] = 0x01 | (verified ? 0x04 : 0) | (isNew ? 0x40 : 0);
    head.writeUInt32BE(counter, 1);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = isNew ? [Buffer.alloc(16), length, id, Buffer.from(cose)] : [];
    return Buffer.concat([sha256(rpId), head, ...credential]);
  };
  const sent = (response: object) =>
    JSON.stringify({ id: encoded(id), rawId: encoded(id), type: "public-key", clientExtensionResults: {}, response });
  return {
    id: encoded(id),
    created: (ceremony: Ceremony): string =>
      sent({
        clientDataJSON: encoded(clientData("webauthn.create", ceremony)),
        attestationObject: encoded(
          isoCBOR.encode(
            new Map<string, unknown>([
              ["fmt", "none"],
              ["attStmt", new Map()],
              ["authData", new Uint8Array(authenticatorData(ceremony, true))],
            ]) as Parameters<typeof isoCBOR.encode>[0],
          ),
        ),
        transports: ["internal"],
      }),
    used: (ceremony: Ceremony): string => {
      const client = clientData("webauthn.get", ceremony);
      const data = authenticatorData(ceremony, false);
      const signature = createSign("sha256")
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      return sent({
        clientDataJSON: encoded(client),
        authenticatorData: encoded(data),
        signature: encoded(signature),
        ...(ceremony.userHandle ? { userHandle: encoded(ceremony.userHandle) } : {}),
      });
    },
  };
}

import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { useEffect, useState } from "react";

/** Whether this browser knows passkeys; false until script runs, so that without it nothing is offered that cannot be done. */
export function usePasskeys(): boolean {
  const [known, setKnown] = useState(false);
  useEffect(() => setKnown(typeof window.PublicKeyCredential === "function"), []);
  return known;
}

/** Asks the server for a challenge. */
async function challengeFrom(address: string): Promise<unknown> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: "",
  });
  if (!answer.ok) throw new Error(`the challenge was refused: ${answer.status}`);
  return answer.json();
}

/**
 * Makes a passkey, or has one answer a challenge of the server's `address`; gives the answer as the text of a form's field, or null when
 * nothing came of it (the person stopped, or there is none). The library is loaded when it is first needed.
 */
export async function passkeyAnswerTo(address: string, what: "create" | "use"): Promise<string | null> {
  try {
    const [challenge, library] = await Promise.all([challengeFrom(address), import("@simplewebauthn/browser")]);
    const answer =
      what === "create"
        ? await library.startRegistration({ optionsJSON: challenge as PublicKeyCredentialCreationOptionsJSON })
        : await library.startAuthentication({ optionsJSON: challenge as PublicKeyCredentialRequestOptionsJSON });
    return JSON.stringify(answer);
  } catch {
    return null;
  }
}

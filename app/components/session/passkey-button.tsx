import { KeyVerticalIcon } from "@navikt/aksel-icons";
import { useFetcher } from "@remix-run/react";
import { useState } from "react";
import { FieldError } from "../ui/field";
import type { FormAnswer } from "../ui/form-answer";
import { Icon } from "../ui/icon";
import { useWords } from "../use-words";
import { passkeyAnswerTo, usePasskeys } from "./passkey";

interface PasskeyButtonProps {
  /** Where the challenge is asked for. */
  challenge: string;
  /** Where the answer is sent; the page's own action unless it is given. */
  action?: string;
  redirectTo: string;
  primary?: boolean;
}

/** Shows a passkey and sends its answer; draws nothing where there are no passkeys or no script. */
export function PasskeyButton({ challenge, action, redirectTo, primary = false }: PasskeyButtonProps) {
  const { t } = useWords();
  const { submit, data: answer, state: sending } = useFetcher<FormAnswer>();
  const known = usePasskeys();
  const [state, setState] = useState<"idle" | "asking" | "stopped">("idle");
  // Said before it is known whether it is shown: the page brings only the words it was drawn with, and on the server it is not.
  const label = t("session.usePasskey");
  if (!known) return null;
  const use = async () => {
    setState("asking");
    const passkey = await passkeyAnswerTo(challenge, "use");
    setState(passkey === null ? "stopped" : "idle");
    if (passkey !== null) void submit({ passkey, redirectTo }, { method: "post", ...(action ? { action } : {}) });
  };
  const fault =
    state === "stopped"
      ? t("session.passkeyStopped")
      : answer?.status === "refused"
        ? t(`refusals.${answer.reason.key}` as "refusals.shared.tooMany", answer.reason.params)
        : answer
          ? t("session.passkeyWrong")
          : null;
  return (
    <div className="field">
      <div className="button-row">
        <button
          type="button"
          className="ds-button"
          data-color="accent"
          data-variant={primary ? undefined : "secondary"}
          aria-busy={state === "asking" || sending !== "idle" ? true : undefined}
          onClick={() => void use()}
        >
          <Icon of={KeyVerticalIcon} />
          {label}
        </button>
      </div>
      <div role="alert">
        <FieldError id="passkey-fault">{state === "asking" || sending !== "idle" ? null : fault}</FieldError>
      </div>
    </div>
  );
}

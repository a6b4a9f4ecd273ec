import { useEffect, useRef, useState, type ReactNode } from "react";
import { useWords } from "../use-words";

/** How long after the last sign is typed the draft is kept, in milliseconds. */
const pause = 1_200;

type Status = { is: "idle" } | { is: "saving" } | { is: "saved"; at: string } | { is: "conflict" | "failed" };

/**
 * Keeps a form's draft a moment after typing stops, by itself and without a word but the time. `children` gets the version to send along. What
 * cannot be kept stays on the page, with what to do about it; the form's own button works as ever, with or without this.
 */
export function QuietSaving(props: { path: string; version: number; children: (version: number) => ReactNode }) {
  const { t, language } = useWords();
  const around = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isSending = useRef(false);
  /** The form was sent by its button while a draft was on its way. */
  const isWaiting = useRef(false);
  const [version, setVersion] = useState(props.version);
  const [status, setStatus] = useState<Status>({ is: "idle" });
  const newest = useRef(props.version);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (props.version > newest.current) {
      newest.current = props.version;
      setVersion(props.version);
    }
  }, [props.version]);

  async function save() {
    const form = around.current?.querySelector("form");
    // Both versions are on the page after a conflict: there one chooses, and nothing is kept by itself.
    if (!form || form.querySelector("[name^='keep.']")) return;
    if (isSending.current) return later();
    isSending.current = true;
    setStatus({ is: "saving" });
    const typed = new FormData(form);
    const body = new URLSearchParams();
    for (const [name, value] of typed)
      if (typeof value === "string" && !name.startsWith("base.")) body.append(name, value);
    body.set("version", String(newest.current));
    try {
      const answer = await fetch(props.path, { method: "POST", body, headers: { Accept: "application/json" } });
      const said = (await answer.json().catch(() => ({}))) as {
        version?: number;
        savedAt?: string;
        conflict?: boolean;
      };
      if (answer.ok && said.version !== undefined && said.savedAt !== undefined) {
        newest.current = said.version;
        setVersion(said.version);
        setStatus({ is: "saved", at: said.savedAt });
      } else setStatus({ is: said.conflict ? "conflict" : "failed" });
    } catch {
      setStatus({ is: "failed" });
    } finally {
      isSending.current = false;
      if (isWaiting.current) {
        isWaiting.current = false;
        const read = form.elements.namedItem("version");
        if (read instanceof HTMLInputElement) read.value = String(newest.current);
        form.requestSubmit();
      }
    }
  }
  function later() {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  }

  const time = (at: string) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : "nb-NO", {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: "Europe/Oslo",
    }).format(new Date(at));
  const words = {
    idle: "",
    saving: t("proposals.draft.saving"),
    saved: status.is === "saved" ? t("proposals.draft.saved", { time: time(status.at) }) : "",
    conflict: t("proposals.draft.conflict"),
    failed: t("proposals.draft.failed"),
  }[status.is];
  const isWrong = status.is === "conflict" || status.is === "failed";
  return (
    <div
      ref={around}
      onSubmitCapture={(event) => {
        clearTimeout(timer.current);
        if (!isSending.current) return;
        // Sent at once it would meet its own draft as somebody else's: it goes when that is kept.
        event.preventDefault();
        event.stopPropagation();
        isWaiting.current = true;
      }}
      onInput={() => {
        // After a conflict only the person can decide; trying again would say the same.
        if (status.is !== "conflict") later();
      }}
    >
      {props.children(version)}
      <p className={isWrong ? "notice notice--late" : "quiet small"} role="status" data-quiet={status.is}>
        {words}
      </p>
    </div>
  );
}

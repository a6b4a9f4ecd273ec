import { Link } from "@remix-run/react";
import { RecordForm } from "../record-form";
import type { FormAnswer } from "../ui/form-answer";
import { Field } from "../ui/field";
import { useWords } from "../use-words";

interface EndFormProps {
  answer: FormAnswer | undefined;
  until: string | null;
  version: number;
  openWork: number;
  /** Where their work is handed over. */
  handover: string | null;
  /** Somebody who also loses their way in. */
  isMember: boolean;
  back: string;
}

/** The last day of somebody, and what becomes of the work that is still theirs. */
export function EndForm({ answer, until, version, openWork, handover, isMember, back }: EndFormProps) {
  const { t, format } = useWords();
  return (
    <>
      {openWork > 0 ? (
        <p className="notice">
          {t("members.end.open", { count: openWork })}{" "}
          {handover ? (
            <Link className="ds-link" to={handover}>
              {t("members.one.handOver")}
            </Link>
          ) : null}
        </p>
      ) : null}
      <RecordForm
        answer={answer}
        labels={{ until: t("members.end.until"), leave: t("members.end.leave") }}
        values={{ until: until ?? "" }}
        version={version}
        display={(name, value) => (name === "until" && value ? format.date(value) : value)}
        submit={t("members.end.save")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {({ field, chosen }) => (
          <>
            <Field
              kind="date"
              width="short"
              hint={t(isMember ? "members.end.untilHint" : "members.end.ownerUntilHint")}
              {...field("until")}
            />
            {openWork > 0 ? (
              <Field
                kind="checkbox"
                name="leave"
                label={t("members.end.leave")}
                hint={t("members.end.leaveHint")}
                error={field("leave").error}
                defaultChecked={chosen("leave").includes("on")}
              />
            ) : null}
          </>
        )}
      </RecordForm>
    </>
  );
}

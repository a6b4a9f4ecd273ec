import { RecordForm } from "~/components/record-form";
import { Choices, Field } from "~/components/ui/field";
import type { FormAnswer } from "~/components/ui/form-answer";
import { useWords } from "~/components/use-words";
import { sharingLevels, sharingSubjects, type SharingLevel } from "~/domain/sharing/levels";

interface GrantsFormProps {
  answer: FormAnswer | undefined;
  values: Record<string, string>;
  version: number;
  /** Where the preview is: it gets what is chosen in its address, and saves nothing. */
  preview: string;
  back: string;
}

/** Of each subject, how much the network sees, with what that means, and from which day. */
export function GrantsForm({ answer, values, version, preview, back }: GrantsFormProps) {
  const { t, format } = useWords();
  const labels = Object.fromEntries(
    sharingSubjects.flatMap((subject) => {
      const word = t(`sharing.subjects.${subject}`);
      return [
        [subject, word],
        [`${subject}From`, t("sharing.fromOf", { subject: word })],
      ];
    }),
  );
  return (
    <RecordForm
      answer={answer}
      labels={labels}
      values={values}
      version={version}
      display={(name, value) =>
        name.endsWith("From") ? format.date(value) : t(`sharing.levels.${value as SharingLevel}`)
      }
      submit={t("sharing.save")}
      cancel={{ href: back, label: t("forms.cancel") }}
    >
      {({ field, chosen }) => (
        <>
          {sharingSubjects.map((subject) => (
            <div key={subject}>
              <Choices
                kind="radio"
                name={subject}
                legend={t(`sharing.subjects.${subject}`)}
                error={field(subject).error}
                options={sharingLevels.map((level) => ({
                  value: level,
                  label: t(`sharing.levels.${level}`),
                  hint: t(`sharing.effects.${subject}.${level}`),
                }))}
                chosen={chosen(subject)}
              />
              <Field
                {...field(`${subject}From`)}
                kind="date"
                width="short"
                optional={t("forms.optional")}
                hint={t("sharing.fromHint")}
              />
            </div>
          ))}
          <p>
            <button
              className="ds-button"
              data-variant="secondary"
              data-color="accent"
              formMethod="get"
              formAction={preview}
            >
              {t("sharing.preview")}
            </button>
          </p>
        </>
      )}
    </RecordForm>
  );
}

import { RecordForm } from "~/components/record-form";
import type { FormAnswer } from "~/components/ui/form-answer";
import { Field } from "~/components/ui/field";
import { useWords } from "~/components/use-words";
import type { CommitmentWords } from "~/domain/commitment/queries.server";
import { evidenceKinds } from "~/domain/commitment/kinds";

interface EvidenceFormProps {
  answer: FormAnswer | undefined;
  word: CommitmentWords;
  values?: Record<string, string>;
  version?: number;
  today: string;
  cancel: string;
}

/** The form of a piece of evidence, new or changed. */
export function EvidenceForm({ answer, word, values, version, today, cancel }: EvidenceFormProps) {
  const { t, format } = useWords();
  const label = (name: "kind" | "title" | "criterion" | "url" | "caseNumber" | "datedOn" | "note") =>
    t(`commitmentWork.evidence.field.${name}`);
  const criteria = Object.entries(word.criteria).map(([value, { name }]) => ({ value, label: name }));
  const display = (name: string, value: string) => {
    if (name === "kind") return t(`commitmentWork.evidence.kind.${value as "document"}`);
    if (name === "criterion")
      return criteria.find((one) => one.value === value)?.label ?? t("commitmentWork.evidence.whole");
    return name === "datedOn" && value !== "" ? format.date(value) : value;
  };
  return (
    <RecordForm
      answer={answer}
      labels={{
        kind: label("kind"),
        title: label("title"),
        url: label("url"),
        caseNumber: label("caseNumber"),
        datedOn: label("datedOn"),
        criterion: label("criterion"),
        note: label("note"),
      }}
      {...(values ? { values } : {})}
      version={version}
      display={display}
      submit={t("commitmentWork.evidence.save")}
      cancel={{ href: cancel, label: t("forms.cancel") }}
    >
      {({ field }) => (
        <>
          <Field
            {...field("kind")}
            kind="select"
            width="half"
            required={t("forms.required")}
            empty={t("commitmentWork.evidence.chooseKind")}
            options={evidenceKinds.map((kind) => ({ value: kind, label: t(`commitmentWork.evidence.kind.${kind}`) }))}
          />
          <Field {...field("title")} required={t("forms.required")} maxLength={200} />
          <Field
            {...field("url")}
            kind="url"
            inputMode="url"
            hint={t("commitmentWork.evidence.urlHint")}
            maxLength={500}
          />
          <Field {...field("caseNumber")} width="half" maxLength={60} />
          <Field {...field("datedOn")} kind="date" width="short" max={today} required={t("forms.required")} />
          <Field {...field("criterion")} kind="select" empty={t("commitmentWork.evidence.whole")} options={criteria} />
          <Field
            {...field("note")}
            kind="textarea"
            rows={4}
            hint={t("commitmentWork.evidence.noteHint")}
            maxLength={2000}
          />
        </>
      )}
    </RecordForm>
  );
}

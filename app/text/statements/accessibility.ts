// What the product says of accessibility where a municipality says nothing itself; the marks are those of privacy.ts.

export const accessibility = {
  nb: `Alle skal kunne bruke Tiltak: med tastatur, skjermleser, forstørrelse, mørke farger eller uten skript. Målet er å oppfylle alle krav på nivå A og AA i WCAG 2.2. Det er mer enn forskriften om universell utforming av IKT krever av kommunene i dag.

Dette er beskrivelsen av selve produktet. Kommunen som bruker det, har en egen tilgjengelighetserklæring for nettstedene sine.

## Hva vi gjør

- Hver side og hver tilstand av den blir prøvd automatisk mot WCAG 2.2 AA hver gang produktet endres, i lyst og mørkt, på bred og smal skjerm.
- Sidene kan brukes med tastaturet alene, og fokus er alltid synlig.
- Lesing og vanlige skjemaer virker uten skript.
- Sidene kan forstørres til 400 prosent uten at noe må rulles sidelengs.
- Hver figur har en tabell med de samme tallene, og farge er aldri det eneste som skiller.
- Feil i et skjema forklares i ord ved feltet, og det du har skrevet, blir tatt vare på.

## Det vi vet mangler

- Vi har ikke latt folk som bruker skjermleser eller andre hjelpemidler til daglig, prøve produktet på en planmessig måte. Automatiske prøver finner ikke alt.
- Beskrivelsen av programmeringsgrensesnittet for åpne data finnes bare på engelsk.
- Tekster som kommuner og kilder har skrevet, vises på språket de er skrevet på. De kan være vanskelige å lese, og vi retter dem ikke.
- Brede tabeller må rulles sidelengs innenfor sin egen ramme på smale skjermer.

## Si fra

Finner du noe du ikke får brukt, vil vi gjerne vite det. Si fra til kommunen som har Tiltak, og fortell hvilken side det gjelder, og hva du brukte. Kommunen kan også gi deg innholdet på en annen måte.

Får du ikke hjelp, kan du melde fra til Tilsynet for universell utforming av ikt: https://www.uutilsynet.no`,

  nn: `Alle skal kunne bruke Tiltak: med tastatur, skjermlesar, forstørring, mørke fargar eller utan skript. Målet er å oppfylle alle krav på nivå A og AA i WCAG 2.2. Det er meir enn forskrifta om universell utforming av IKT krev av kommunane i dag.

Dette er omtalen av sjølve produktet. Kommunen som bruker det, har ei eiga tilgjengefråsegn for nettstadene sine.

## Kva vi gjer

- Kvar side og kvar tilstand av henne blir prøvd automatisk mot WCAG 2.2 AA kvar gong produktet blir endra, i lyst og mørkt, på brei og smal skjerm.
- Sidene kan brukast med tastaturet åleine, og fokus er alltid synleg.
- Lesing og vanlege skjema verkar utan skript.
- Sidene kan forstørrast til 400 prosent utan at noko må rullast sidelengs.
- Kvar figur har ein tabell med dei same tala, og farge er aldri det einaste som skil.
- Feil i eit skjema blir forklarte i ord ved feltet, og det du har skrive, blir teke vare på.

## Det vi veit manglar

- Vi har ikkje late folk som bruker skjermlesar eller andre hjelpemiddel til dagleg, prøve produktet på ein planmessig måte. Automatiske prøver finn ikkje alt.
- Omtalen av programmeringsgrensesnittet for opne data finst berre på engelsk.
- Tekstar som kommunar og kjelder har skrive, blir viste på språket dei er skrivne på. Dei kan vere vanskelege å lese, og vi rettar dei ikkje.
- Breie tabellar må rullast sidelengs innanfor si eiga ramme på smale skjermar.

## Sei frå

Finn du noko du ikkje får brukt, vil vi gjerne vite det. Sei frå til kommunen som har Tiltak, og fortel kva side det gjeld, og kva du brukte. Kommunen kan òg gi deg innhaldet på ein annan måte.

Får du ikkje hjelp, kan du melde frå til Tilsynet for universell utforming av ikt: https://www.uutilsynet.no`,

  en: `Everyone should be able to use Tiltak: with a keyboard, a screen reader, enlarged, in dark colours or without script. The aim is to meet every requirement of levels A and AA of WCAG 2.2. That is more than Norwegian regulations ask of municipalities today.

This describes the product itself. The municipality that uses it has an accessibility statement of its own for its websites.

## What we do

- Every page and each of its states is checked automatically against WCAG 2.2 AA whenever the product changes, in light and dark, on wide and narrow screens.
- The pages can be used with the keyboard alone, and focus is always visible.
- Reading and plain forms work without script.
- The pages can be enlarged to 400 per cent without scrolling sideways.
- Every drawing has a table with the same figures, and colour is never the only thing that tells things apart.
- Mistakes in a form are explained in words at the field, and what you typed is kept.

## What we know is missing

- People who use a screen reader or other assistive technology every day have not yet tried the product in any planned way. Automatic checks do not find everything.
- The description of the programming interface for open data is in English only.
- Texts written by municipalities and sources are shown in the language they were written in. They may be hard to read, and we do not correct them.
- Wide tables have to be scrolled sideways inside their own frame on narrow screens.

## Tell us

If you find something you cannot use, we would like to know. Tell the municipality that has Tiltak which page it is and what you used. The municipality can also give you the content in another way.

If you get no help, you may report it to the Norwegian Authority for Universal Design of ICT: https://www.uutilsynet.no/english/`,
};

import { Hatch } from "./hatch";
import {
  phoneWheel,
  wheelGeometry,
  wideWheel,
  type Bar,
  type CategoryMark,
  type PlaceState,
  type WheelGeometry,
} from "./wheel-geometry";

export interface WheelPlaceView {
  key: string;
  label: string;
  href: string;
  state: PlaceState;
  /** The whole reading in words, for example "Water supply loss: 32 %, 2 points". */
  description: string;
}

export interface WheelCategory {
  key: string;
  label: string;
  /** 0–100, or null when nothing is scored. */
  percent: number | null;
  scored: number;
  all: number;
  places: readonly WheelPlaceView[];
}

export interface WheelDimension {
  key: string;
  label: string;
  percent: number | null;
  categories: readonly WheelCategory[];
}

export interface WheelCentre {
  percent: number | null;
  points: number;
  possible: number;
  scored: number;
  all: number;
}

export interface WheelWords {
  /** "83 %" */
  share: (percent: number) => string;
  /** "76,8 %" */
  exactShare: (percent: number) => string;
  /** "No score" */
  noScore: string;
  /** "172 of 224 points" */
  points: (points: number, possible: number) => string;
  /** "56 of 108 scored" */
  scored: (scored: number, all: number) => string;
  /** Under the wide wheel: what the figures at each name mean. */
  caption: string;
  /** Under the phone's wheel: where the numbers are explained. */
  phoneCaption: string;
  /** Said to those who come with the keyboard. */
  keys: string;
}

export interface WheelProps {
  dimensions: readonly WheelDimension[];
  centre: WheelCentre;
  /** The sentence of totals: the name of the drawing. */
  summary: string;
  words: WheelWords;
}

/** What is drawn, and the geometry of both drawings. */
export function drawings(given: readonly WheelDimension[]) {
  // What has no places has no room in a circle of places.
  const dimensions = given
    .map((dimension) => ({
      ...dimension,
      categories: dimension.categories.filter((category) => category.places.length > 0),
    }))
    .filter((dimension) => dimension.categories.length > 0);
  const places = dimensions.flatMap((dimension) =>
    dimension.categories.flatMap((category) =>
      category.places.map((place) => ({
        key: place.key,
        dimensionKey: dimension.key,
        categoryKey: category.key,
        state: place.state,
      })),
    ),
  );
  return { dimensions, wide: wheelGeometry(places, wideWheel), phone: wheelGeometry(places, phoneWheel) };
}

interface DrawingProps {
  id: string;
  variant: "wide" | "phone";
  geometry: WheelGeometry;
  dimensions: readonly WheelDimension[];
  views: readonly WheelPlaceView[];
  centre: WheelCentre;
  summary: string;
  words: WheelWords;
  stop: number | null;
  reading: number | null;
  firstOfCategory: ReadonlySet<number>;
  handlers: object;
  describedBy: string;
  isStill?: boolean;
}

/** One drawing of the wheel, as SVG. `reading` is the place pointed at, `stop` the one Tab comes to. */
export function Drawing({
  id,
  variant,
  geometry,
  dimensions,
  views,
  centre,
  summary,
  words,
  stop,
  reading,
  firstOfCategory,
  handlers,
  describedBy,
  isStill = false,
}: DrawingProps) {
  const { layout } = geometry;
  const categories = dimensions.flatMap((dimension) => dimension.categories);
  const shown = reading === null ? undefined : geometry.bars[reading];
  return (
    <svg
      className={`wheel__drawing wheel__drawing--${variant}`}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role={isStill ? "img" : "group"}
      aria-label={summary}
      aria-describedby={stop === null ? undefined : describedBy}
      {...handlers}
    >
      <defs>
        <Hatch id={`${id}hatch`} />
      </defs>
      {geometry.bars.map((bar, index) => {
        const view = views[index];
        if (!view) return null;
        const marks = (
          <>
            <title>{view.description}</title>
            <BarMarks bar={bar} hatch={`url(#${id}hatch)`} dotSize={variant === "wide" ? 1.8 : 1.3} />
          </>
        );
        const key = `${bar.dimensionKey} ${bar.key}`;
        if (isStill) return <g key={key}>{marks}</g>;
        const reachable = stop === null ? firstOfCategory.has(index) : stop === index;
        return (
          <a key={key} href={view.href} className="wheel__place" data-place={index} tabIndex={reachable ? 0 : -1}>
            {marks}
          </a>
        );
      })}
      {geometry.quarters.map((radius) => (
        <circle key={radius} className="wheel__quarter" cx={layout.centreX} cy={layout.centreY} r={radius} />
      ))}
      {geometry.dimensions.map((mark, index) => {
        const dimension = dimensions[index];
        if (!dimension) return null;
        const text = ringText(dimension, words, mark.textRoom, layout.ringTextSize, variant);
        // On its own it is drawn in whatever font there is: the letters are set to the room that ours would take, and never to more than there is.
        const fitted = isStill
          ? ({
              textLength: Math.round(Math.min(text.length * layout.ringTextSize * letterShare, mark.textRoom - 2)),
              lengthAdjust: "spacingAndGlyphs",
            } as const)
          : {};
        return (
          <g key={mark.key}>
            <path className="wheel__ring" d={mark.ring} />
            <path id={`${id}d${index}`} d={mark.textPath} fill="none" />
            <text className="wheel__ring-text">
              <textPath href={`#${id}d${index}`} startOffset="50%" textAnchor="middle" {...fitted}>
                {text}
              </textPath>
            </text>
          </g>
        );
      })}
      {geometry.categories.map((mark, index) => {
        const category = categories[index];
        if (!category) return null;
        return (
          <g key={`${mark.dimensionKey} ${mark.categoryKey}`}>
            <path className="wheel__bracket" d={mark.bracket} />
            {variant === "wide" ? (
              <Label mark={mark} category={category} words={words} />
            ) : (
              <CategoryNumber mark={mark} />
            )}
          </g>
        );
      })}
      <Centre centre={centre} words={words} x={layout.centreX} y={layout.centreY} phone={variant === "phone"} />
      {/* Last, so that no neighbour covers it. */}
      {shown && <path className="wheel__focus" d={shown.track} />}
    </svg>
  );
}

function BarMarks({ bar, hatch, dotSize }: { bar: Bar; hatch: string; dotSize: number }) {
  return (
    <>
      <path className="wheel__track" d={bar.track} />
      {bar.fill && <path className={`band-fill-${bar.state}`} d={bar.fill} />}
      {bar.hatch && <path className="hatched" fill={hatch} d={bar.hatch} />}
      {bar.dot && <circle className="wheel__dot" cx={bar.dot.x} cy={bar.dot.y} r={dotSize} />}
    </>
  );
}

function Label({ mark, category, words }: { mark: CategoryMark; category: WheelCategory; words: WheelWords }) {
  const { label } = mark;
  const coverage = `${category.scored}/${category.all}`;
  return (
    <>
      <path className="wheel__leader" d={label.leader} />
      <text className="wheel__label" x={label.x} y={label.baseline} textAnchor={label.side}>
        {category.label}
        {category.percent === null ? (
          <tspan className="wheel__coverage"> {coverage}</tspan>
        ) : (
          <tspan className="wheel__coverage" x={label.x} dy={15}>
            {`${words.share(category.percent)} · ${coverage}`}
          </tspan>
        )}
      </text>
    </>
  );
}

function CategoryNumber({ mark }: { mark: CategoryMark }) {
  return (
    <text className="wheel__number" x={mark.numberAt.x} y={mark.numberAt.y} dy={4} textAnchor="middle">
      {mark.number}
    </text>
  );
}

function Centre({
  centre,
  words,
  x,
  y,
  phone,
}: {
  centre: WheelCentre;
  words: WheelWords;
  x: number;
  y: number;
  phone: boolean;
}) {
  const lines = phone ? [-3, 13, 27] : [-5, 19, 38];
  return (
    <text textAnchor="middle">
      <tspan className={centre.percent === null ? "wheel__no-share" : "wheel__share"} x={x} y={y + (lines[0] ?? 0)}>
        {centre.percent === null ? words.noScore : words.exactShare(centre.percent)}
      </tspan>
      {centre.percent !== null && (
        <tspan className="wheel__totals" x={x} y={y + (lines[1] ?? 0)}>
          {words.points(centre.points, centre.possible)}
        </tspan>
      )}
      <tspan className="wheel__totals" x={x} y={y + (lines[2] ?? 0)}>
        {words.scored(centre.scored, centre.all)}
      </tspan>
    </text>
  );
}

/** How wide a letter of a name is on average, of the text's size. */
const letterShare = 0.53;

/** The dimension's name, with its share where there is room for it. */
function ringText(
  dimension: WheelDimension,
  words: WheelWords,
  room: number,
  size: number,
  variant: "wide" | "phone",
): string {
  if (variant === "phone" || dimension.percent === null) return dimension.label;
  const full = `${dimension.label} ${words.share(dimension.percent)}`;
  return full.length * size * letterShare < room ? full : dimension.label;
}

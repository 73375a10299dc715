"""Works out the plan of docs/scale.md from the two tables above it there, what was
measured and what is assumed, and writes it between its marks.

    plan.py            writes the plan
    plan.py --check    ends with 1 where the plan is not what the tables come to

Standard library alone.
"""

import pathlib
import re
import sys

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "scale.md"
PLAN = re.compile(r"(?<=<!-- plan -->\n).*?(?=<!-- /plan -->)", re.DOTALL)
ROW = re.compile(r"^\| ([^|]+) \| ([\d,.]+) \|", re.MULTILINE)


def shown(value: float) -> str:
    """Three digits, which is more than such a plan can know."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def plan(page: str) -> str:
    """The table, a row for each figure: what it is, its formula, what it comes to."""
    given = {name: float(value.replace(",", "")) for name, value in ROW.findall(page)}
    n, judged, passed = (
        given[key] for key in ("articles", "articles judged", "articles passed over")
    )
    cores, read = given["cores"], given["lines read by `matrix`"]
    work = n / judged / 3600 / given["share of its time that a core works"]
    parts = n * given["article"] / given["partition"] / 1e6
    packed = n * given["line of cells, packed"]
    price = work * given["price of a core"]
    kept = packed / 1e9 * given["price of keeping"]
    rows = [
        ("core-hours", "articles ÷ articles judged ÷ 3,600 ÷ share", work, "h"),
        ("time", "core-hours ÷ cores", work / cores, "h"),
        (
            "a million articles on 8 cores",
            "core-hours ÷ articles × 1,000,000 ÷ 8",
            work / n * 1e6 / 8,
            "h",
        ),
        ("read", "articles × article", n * given["article"] / 1e12, "TB"),
        (
            "read by all cores",
            "cores × articles judged × article",
            cores * judged * given["article"] / 1e6,
            "MB/s",
        ),
        ("written", "articles × line of cells", n * given["line of cells"] / 1e12, "TB"),
        ("written, packed", "articles × line of cells, packed", packed / 1e12, "TB"),
        ("partitions", "read ÷ partition", parts, ""),
        ("spent on starting", "partitions × start", parts * given["start"] / 3600, "core-h"),
        ("memory of the scans", "cores × memory", cores * given["memory"] / 1000, "GB"),
        ("computing", "core-hours × price of a core", price, "USD"),
        (
            "computing, a million articles",
            "computing ÷ articles × 1,000,000",
            price / n * 1e6,
            "USD",
        ),
        ("keeping, packed", "written, packed × price of keeping", kept, "USD a month"),
        (
            "keeping, a million articles",
            "keeping ÷ articles × 1,000,000",
            kept / n * 1e6,
            "USD a month",
        ),
        (
            "one `matrix` of everything",
            "articles ÷ lines read by `matrix` ÷ 3,600",
            n / read / 3600,
            "h",
        ),
        (
            "its memory",
            "articles × memory of `matrix`",
            n * given["memory of `matrix`"] / 1e9,
            "GB",
        ),
        ("its long CSV", "articles × long CSV", n * given["long CSV"] / 1e12, "TB"),
        (
            "shards that cost a tenth more",
            "articles passed over ÷ articles judged ÷ 10",
            passed / judged / 10,
            "",
        ),
    ]
    lines = [
        f"| {what} | {formula} | {shown(value)} {unit}".rstrip() + " |\n"
        for what, formula, value, unit in rows
    ]
    return "| plan | formula | comes to |\n| --- | --- | ---: |\n" + "".join(lines)


def main() -> int:
    page = PAGE.read_text("utf-8")
    due = PLAN.sub(lambda _: plan(page), page)
    if sys.argv[1:] == ["--check"]:
        if due != page:
            print(f"{PAGE}: the plan is not what its tables come to. Run tests/scale/plan.py")
        return int(due != page)
    PAGE.write_text(due, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

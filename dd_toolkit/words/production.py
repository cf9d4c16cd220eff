"""What is said about the production regime of a plant: the same in app, commands and report."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "production.title": ("Production regime (context, not scored)", "生产体制（仅供参考，不计分）"),
        "production.meaning": (
            "How pay, hours, hiring, housing, union and training combine here, beside the regimes that the "
            "IndustriALL report on China's battery industry (R§) describes for car, battery and electronics "
            "plants. Each answer is that of the strongest source. No score, band or cap depends on it.",
            "将本厂的工资、工时、用工、住宿、工会和培训情况，与IndustriALL全球工会关于中国电池产业的报告（R§）所描述的汽车、"
            "电池和电子企业生产体制对照。各项取证据力度最强的来源的说法。得分、等级和封顶均与此无关。",
        ),
        "production.conventions": (
            "* A range set by this tool: R§ has words there, and no figure.",
            "* R§只有文字描述、没有数值，范围由本工具约定。",
        ),
        "production.resembles": (
            "Closest to: {regimes}. {fitting} of {known} known indicators fit.",
            "最接近：{regimes}。已知{known}项指标，其中{fitting}项符合。",
        ),
        "production.mixed": (
            "Mixed, equally close to: {regimes}. {fitting} of {known} known indicators fit each.",
            "兼有几种特征，同样接近：{regimes}。已知{known}项指标，各有{fitting}项符合。",
        ),
        "production.none": (
            "Close to none of them: of {known} known indicators, {fitting} at most fit one regime.",
            "与各种体制都不接近：已知{known}项指标，最多只有{fitting}项符合其中一种。",
        ),
        "production.too_little": (
            "Not enough is known: it takes {needed} indicators, and {known} are known.",
            "资料不足：至少需要{needed}项指标，目前已知{known}项。",
        ),
        "production.fit.fits": ("fits", "符合"),
        "production.fit.differs": ("does not fit", "不符合"),
        "production.fit.unknown": ("not known", "不详"),
        "production.count": ("{fitting} of {known}", "{known}项中{fitting}项"),
        "production.counted": ("{regime}: {fitting} of {known} fit", "{regime}：{known}项中{fitting}项符合"),
        "production.more": ("{line} · {more}", "{line} · {more}"),
        "production.line": ("{title}: {found}", "{title}：{found}"),
        "production.found": ("{found} ({families})", "{found}（{families}）"),
        "production.disputed": ("sources disagree", "说法不一"),
        "production.fitting": ("fits: {regimes}", "符合：{regimes}"),
        "production.fitting_none": ("fits none", "均不符合"),
        "production.head.indicator": ("Indicator and what was found", "指标与实际情况"),
        "production.head.fitting": ("Known indicators that fit", "已知指标中符合的项数"),
    }
)
"""Code → (English, Chinese)."""

"""What the commands about the registry say, and their help; part of `cli`."""

from __future__ import annotations

from typing import Final

REGISTRY: Final = {
    "cli.registry": (
        "Companies and value chain from the report: list, show, and the tables themselves.",
        "报告所载企业与价值链：列出、查看企业及各表。",
    ),
    "cli.registry.list": (
        "List companies with their segments, where they are and the tables that name them.",
        "列出企业及其环节、所在地和出现的表。",
    ),
    "cli.registry.show": (
        "Show everything that the report says of a company, each with its place in the report.",
        "显示报告关于某企业的全部内容，并逐条注明出处。",
    ),
    "cli.registry.tables": (
        "List the tables, or show one of them: 1, 2, 3, A1 or A2.",
        "列出各表，或显示其中一张：1、2、3、A1或A2。",
    ),
    "cli.help.registry_company": ("Its id or one of its names.", "企业编号或名称。"),
    "cli.help.registry_table": (
        "Table 1, 2 or 3, or appendix A1 or A2; the list of them unless given.",
        "表1、2、3或附录A1、A2；不给则列出各表。",
    ),
    "cli.help.by_segment": ("Only this step of the chain, as CEL.", "只限该环节，如CEL。"),
    "cli.help.by_place": (
        "Only companies with a place of this name, as Huizhou.",
        "只限在该地有厂矿或总部的企业，如惠州。",
    ),
    "cli.help.by_table": (
        "Only companies that this table or appendix names: 1, 2, 3, A1, A2.",
        "只限该表或附录所列企业：1、2、3、A1、A2。",
    ),
    "cli.help.by_year": ("Only this year of Table 2.", "只限表2的该年份。"),
    "cli.registry.id": ("id", "编号"),
    "cli.registry.name": ("name", "名称"),
    "cli.registry.segments": ("segments", "环节"),
    "cli.registry.places": ("places", "所在地"),
    "cli.registry.in_tables": ("tables", "出现于"),
    "cli.registry.table": ("table", "表"),
    "cli.registry.title": ("title", "标题"),
    "cli.registry.companies": ("companies", "企业数"),
    "cli.registry.year": ("year", "年份"),
    "cli.registry.rank": ("rank", "名次"),
    "cli.registry.none": ("No company fits.", "没有符合条件的企业。"),
    "cli.registry.report": (
        "R§ is the IndustriALL report of 2021; R§Tab.2 its Table 2, R§App.1 its Appendix 1.",
        "R§指2021年IndustriALL报告；R§Tab.2为其表2，R§App.1为其附录1。",
    ),
    "cli.registry.chinese_names": (
        "The report gives no Chinese names: those of Appendix 1 are in common use, others stay English.",
        "报告未给出中文名称：附录1企业采用通用中文名，其余沿用英文名。",
    ),
    "cli.registry.also_named": ("also named", "其他名称"),
    "cli.registry.listed": ("listed under", "所列类别"),
    "cli.registry.headquarters": ("headquarters", "总部"),
    "cli.registry.founded": ("founded", "成立年份"),
    "cli.registry.headcount": ("employees", "员工人数"),
    "cli.registry.website": ("website", "网站"),
    "cli.registry.plants": ("plants, mines", "工厂或矿山"),
    "cli.registry.unknown": ("not given", "未注明"),
    "cli.registry.activities": ("Segments", "环节"),
    "cli.registry.placed_nowhere": (
        "The report does not say what it does.",
        "报告未说明其从事哪些环节。",
    ),
    "cli.registry.partner_of": ("partner of {company}", "{company}的合作方"),
    "cli.registry.with_partner": ("{way}, with {partner}", "{way}，合作方：{partner}"),
    "cli.registry.ranked": ("{year}: rank {rank}", "{year}年：第{rank}名"),
    "cli.registry.origin": ("Source of the table: {text}", "该表来源：{text}"),
    "cli.registry.top_ten": ("the ten together", "前十名合计"),
    "cli.registry.china": ("China", "全国"),
    "cli.registry.share": ("share of the ten", "前十名占比"),
    "cli.registry.empty_row": ("(empty row)", "（空行）"),
}

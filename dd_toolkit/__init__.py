"""dd-toolkit: due-diligence questionnaires for the battery and car supply chain."""

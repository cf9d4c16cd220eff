"""Use cases as plain functions over ports; nothing here touches a file, a clock or a screen."""

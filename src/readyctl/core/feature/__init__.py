"""What may be said today: permission, inventory, names, proposals."""

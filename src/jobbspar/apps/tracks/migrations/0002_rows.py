from django.db import migrations

from jobbspar.apps.audit.trail import follow


class Migration(migrations.Migration):
    dependencies = [("tracks", "0001_initial"), ("accounts", "0002_rows")]

    operations = [
        follow(
            "tracks_track",
            "tracks_trackstep",
            "tracks_gate",
            "tracks_letterofintent",
            "tracks_lettersignature",
            "tracks_supervisor",
            "tracks_round",
            "tracks_roundstep",
        ),
    ]

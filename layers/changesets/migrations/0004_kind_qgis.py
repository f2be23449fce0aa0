from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('changesets', '0003_feed_entries'),
    ]

    operations = [
        migrations.AlterField(
            model_name='changeset',
            name='kind',
            field=models.CharField(choices=[('edit', 'Biên tập'), ('import', 'Nhập tệp'), ('revert', 'Hoàn tác'), ('qgis', 'Biên tập từ QGIS')], default='edit', max_length=10, verbose_name='Loại'),
        ),
    ]

"""Roles of people and machines."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('layers', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RoleAssignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('owner', 'Chủ quản'), ('approver', 'Giám sát, phê duyệt'), ('editor', 'Cập nhật'), ('reader', 'Cơ quan khai thác')], max_length=12, verbose_name='Vai trò')),
                ('scope', models.CharField(help_text='Nhóm dữ liệu (land), một lớp (layer:parcels) hoặc *', max_length=60, verbose_name='Phạm vi dữ liệu')),
                ('unit_code', models.CharField(blank=True, default='', help_text='Để trống: toàn thành phố', max_length=5, verbose_name='Mã xã/phường')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateField(blank=True, help_text='Ngày đầu tiên không còn quyền', null=True, verbose_name='Hiệu lực đến')),
                ('granted_at', models.DateTimeField(auto_now_add=True, verbose_name='Cấp lúc')),
                ('granted_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người cấp')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_assignments', to=settings.AUTH_USER_MODEL, verbose_name='Tài khoản')),
            ],
            options={
                'verbose_name': 'phân quyền',
                'verbose_name_plural': 'phân quyền',
                'db_table': 'role_assignments',
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to__isnull', True)), fields=('user', 'role', 'scope', 'unit_code'), name='role_assignments_open_once'), models.CheckConstraint(condition=models.Q(('role__in', ['approver', 'editor', 'owner', 'reader'])), name='role_assignments_known_role'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_from__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='role_assignments_forward')],
            },
        ),
    ]
